// Keys of the label page. One listener on the document, so that it outlives each item.
import { t } from "../text";
import { coverAsChosen, turnCover } from "./care";
import { answer, isBetween, undo } from "./flow";
import { showKeys } from "./help";
import { answerForm, currentTask, say } from "./page";
import { markCurrent, pick } from "./questions";
import { opened } from "./spent";
import { choose, commandOf, singleKeys, type Command } from "./settings";

/** What had the focus before S opened Skip; Escape goes back there. */
let before: HTMLElement | null = null;

const NO_TEXT = new Set(["radio", "checkbox", "button", "submit", "reset", "range", "color", "file"]);

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

/** Enter has a meaning of its own there. */
const ownEnter = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a[href], summary, select, form:not(.answer), dialog, [data-own-keys]") !== null;

function enter(event: KeyboardEvent): void {
  const strong = event.ctrlKey || event.metaKey;
  if (event.target instanceof HTMLSelectElement && event.target.closest(".skip form")) {
    event.preventDefault();
    return event.target.form?.requestSubmit();
  }
  if (event.altKey || event.shiftKey) return;
  if (!strong && (ownEnter(event.target) || event.target instanceof HTMLTextAreaElement)) return;
  if (!answerForm() || (event.target instanceof Element && event.target.closest("dialog, form:not(.answer)"))) return;
  event.preventDefault();
  if (!event.repeat) answer();
}

export function drawer(): HTMLDetailsElement | null {
  return document.querySelector<HTMLDetailsElement>(".label-page details.drawer");
}

function field(name: string): HTMLElement | null {
  return answerForm()?.querySelector<HTMLElement>(`[name='${name}']`) ?? null;
}

function skip(): boolean {
  const details = document.querySelector<HTMLDetailsElement>(".label-page details.skip");
  if (!details) return false;
  before = document.activeElement as HTMLElement | null;
  details.open = true;
  details.querySelector<HTMLElement>("select, input")?.focus();
  return true;
}

function undoLast(): boolean {
  if (undo()) return true;
  const form = document.querySelector<HTMLFormElement>("form.undo:not([hidden])");
  form?.requestSubmit();
  if (!form) say(t("script_regionNoUndo"));
  return true;
}

function toggleDrawer(): boolean {
  const details = drawer();
  if (!details) return false;
  details.open = !details.open;
  choose("drawer", details.open ? "open" : "closed");
  if (details.open) opened();
  return true;
}

function press(name: string): boolean {
  field(name)?.click();
  return field(name) !== null;
}

function note(): boolean {
  before = document.activeElement as HTMLElement | null;
  field("page.comment")?.focus();
  return field("page.comment") !== null;
}

const COMMANDS: Record<Command, () => boolean> = {
  undo: undoLast,
  skip,
  flag: () => press("page.flagged"),
  note,
  guideline: toggleDrawer,
  cover: turnCover,
  help: () => (showKeys(coverAsChosen), true),
};

function option(key: string): boolean {
  if (isBetween()) return false;
  const input = pick(key);
  if (!input) return false;
  markCurrent();
  if (currentTask()?.oneKey && input.checked) answer();
  return true;
}

function act(key: string): boolean {
  if (option(key)) return true;
  const command = commandOf(key);
  return command ? COMMANDS[command]() : false;
}

function escape(target: EventTarget | null): void {
  const inside = target instanceof Element ? target.closest<HTMLElement>("details.skip[open], .asides") : null;
  if (!inside) return;
  if (inside instanceof HTMLDetailsElement) inside.open = false;
  if (before?.isConnected && before !== document.body) before.focus();
  else (document.activeElement as HTMLElement | null)?.blur();
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Enter") return enter(event);
  if (event.key === "Escape") return escape(event.target);
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || event.key === " ") return;
  const key = event.key.toLowerCase();
  if (event.shiftKey && key !== event.key.toUpperCase()) return;
  if (!singleKeys() || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (act(key)) event.preventDefault();
}

export function listenToKeys(): void {
  document.addEventListener("keydown", pressed);
}
