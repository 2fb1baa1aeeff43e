// A film with buttons for its speed and for a few seconds back and on.
import { playBar } from "./play";

export function enhance(film: HTMLElement): void {
  const video = film.querySelector("video");
  if (video) film.append(playBar(video));
}
