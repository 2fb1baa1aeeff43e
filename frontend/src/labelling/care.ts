// A word after 25 minutes of work without a break and before the day's cap, and content with a warning covered as the
// rater chose.
import { t } from "../text";
import { atWork, quietFor } from "./activity";
import { projectUrl } from "./page";
import { setting } from "./settings";

const LONG = 25 * 60_000;
const BREAK = 5 * 60_000;
const STEP = 5000;
const NEAR = 15 * 60_000;
const WORKED = "touchstone.worked";

interface Worked {
  millis: number;
  until: number;
}

function worked(): Worked {
  try {
    const known = JSON.parse(localStorage.getItem(WORKED) ?? "") as Worked;
    return Date.now() - known.until > BREAK ? { millis: 0, until: Date.now() } : known;
  } catch {
    return { millis: 0, until: Date.now() };
  }
}

function keep(value: Worked): void {
  try {
    localStorage.setItem(WORKED, JSON.stringify(value));
  } catch {
    // Then there is no word after 25 minutes.
  }
}

function look(): void {
  const now = worked();
  if (atWork()) countDown();
  if (atWork()) keep({ millis: now.millis + STEP, until: Date.now() });
  else if (quietFor() > BREAK) document.querySelector(".pause")?.remove();
  if (now.millis >= LONG && setting("pause") !== "off") suggest();
}

/** Says in the last 15 minutes how many are left of what the lead lets one work in a day. */
function countDown(): void {
  const line = document.querySelector<HTMLElement>(".label-head .cap");
  if (!line) return;
  const left = Math.max(0, Number(line.dataset["left"]) - STEP);
  line.dataset["left"] = String(left);
  if (left > NEAR) return;
  const words = left ? t("script_capLeft", Math.ceil(left / 60_000)) : t("script_capReached");
  if (line.textContent !== words) line.textContent = words;
}

function button(name: string, className: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}

function suggest(): void {
  if (document.querySelector(".pause")) return;
  const note = document.createElement("div");
  note.className = "pause panel";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = t("script_pause");
  const over = (): void => {
    keep({ millis: 0, until: Date.now() });
    note.remove();
  };
  note.append(words,
    button(t("script_pauseNow"), "secondary", () => {
      over();
      location.assign(projectUrl());
    }),
    button(t("script_pauseLater"), "quiet", over));
  document.querySelector(".label-head")?.append(note);
}

export function careFor(): void {
  setInterval(look, STEP);
}

const covers = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>(".label-page details.cover")];

/** Opens, blurs or leaves covered what comes with a warning. */
export function coverAsChosen(): void {
  const way = setting("cover");
  for (const cover of covers()) {
    if (way === "show" || way === "blur") cover.open = true;
    cover.classList.toggle("blurred", way === "blur");
  }
}

/** Shows what is covered, or covers it again; false when there is nothing of the kind. */
export function turnCover(): boolean {
  const blur = setting("cover") === "blur";
  for (const cover of covers()) {
    if (blur) cover.classList.toggle("blurred");
    else cover.open = !cover.open;
  }
  return covers().length > 0;
}
