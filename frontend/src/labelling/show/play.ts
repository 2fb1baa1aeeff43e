// What sounds and films share: five seconds back and on, faster and slower.
import { t } from "../../text";
import { make } from "../question/parts";

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const JUMP = 5;

export function jump(media: HTMLMediaElement, seconds: number): void {
  media.currentTime = Math.min(media.duration || 0, Math.max(0, media.currentTime + seconds));
}

export function toggle(media: HTMLMediaElement): void {
  if (media.paused) media.play().catch(() => undefined);
  else media.pause();
}

function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const made = make("button", { type: "button", className: "secondary" }, text);
  made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}

/** Buttons for a sound or a film. */
export function playBar(media: HTMLMediaElement): HTMLElement {
  const speed = make("select", {}, ...SPEEDS.map((each) => make("option", { value: String(each), selected: each === 1 }, `${each}×`)));
  speed.addEventListener("change", () => (media.playbackRate = Number(speed.value)));
  media.addEventListener("ratechange", () => (speed.value = String(media.playbackRate)));
  return make("div", { className: "play-bar" },
    button(`−${JUMP} s`, t("script_playBack", JUMP), () => jump(media, -JUMP)),
    button(`+${JUMP} s`, t("script_playOn", JUMP), () => jump(media, JUMP)),
    make("label", {}, t("script_playSpeed") + " ", speed));
}

/** Space plays and stops, arrows go back and on. */
export function playKeys(place: HTMLElement, media: HTMLMediaElement): void {
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") toggle(media);
    else if (event.key === "ArrowLeft") jump(media, -JUMP);
    else if (event.key === "ArrowRight") jump(media, JUMP);
    else return;
    event.preventDefault();
  });
}
