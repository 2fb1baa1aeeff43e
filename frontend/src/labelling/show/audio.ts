// A sound as a waveform that can be clicked and played by keys. The browser's own player stays.
import WaveSurfer from "wavesurfer.js";
import { t } from "../../text";
import { make } from "../question/parts";
import { playBar, playKeys } from "./play";

/** The waveform styles its own shadow root, which the page's policy allows by this word. */
const nonce = (): string => document.querySelector<HTMLElement>("script[data-style-nonce]")?.dataset["styleNonce"] ?? "";

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** In forced colours the system's, for a canvas is not adapted by the browser. */
function colours(): { waveColor: string; progressColor: string; cursorColor: string } {
  if (matchMedia("(forced-colors: active)").matches) {
    return { waveColor: "CanvasText", progressColor: "Highlight", cursorColor: "CanvasText" };
  }
  return { waveColor: colour("--edge"), progressColor: colour("--accent"), cursorColor: colour("--ink") };
}

export function enhance(sound: HTMLElement): void {
  const audio = sound.querySelector("audio");
  if (!audio) return;
  const wave = make("div", { className: "wave", tabIndex: 0, dir: "ltr" });
  wave.setAttribute("role", "group");
  wave.setAttribute("aria-label", t("script_waveform", audio.getAttribute("aria-label") ?? ""));
  sound.prepend(wave);
  sound.append(playBar(audio));
  playKeys(wave, audio);
  const surfer = WaveSurfer.create({ container: wave, media: audio, height: 72, barWidth: 2, barGap: 1, cspNonce: nonce(), ...colours() });
  // A sound that cannot be drawn can still be played.
  surfer.on("error", () => (wave.hidden = true));
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => sound.isConnected && surfer.setOptions(colours()));
  }
}
