// Keys of the label page. One listener on the document, so that it outlives each swap of main.
import { answerForm, oneKey } from "./page";
import { isBusy, send } from "./send";
import { markCurrent, pick } from "./questions";
import { choose, singleKeys } from "./settings";
import { showKeys } from "./help";

const MARK = 250;

/** What had the focus before S opened Skip; Escape goes back there. */
let before: HTMLElement | null = null;

const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const markTime = (): number => (calm.matches ? 0 : MARK);

const NO_TEXT = new Set(["radio", "checkbox", "button", "submit", "reset", "range", "color", "file"]);

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

/** Enter has a meaning of its own there. */
const ownEnter = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a[href], summary, select, .skip form, dialog") !== null;

function enter(event: KeyboardEvent): void {
  const strong = event.ctrlKey || event.metaKey;
  if (event.altKey || event.shiftKey) return;
  if (!strong && (ownEnter(event.target) || event.target instanceof HTMLTextAreaElement)) return;
  if (!answerForm() || (event.target instanceof Element && event.target.closest("dialog, .skip form"))) return;
  event.preventDefault();
  if (!event.repeat) send();
}

export function drawer(): HTMLDetailsElement | null {
  return document.querySelector<HTMLDetailsElement>(".label-page details.drawer");
}

function skip(): boolean {
  const details = document.querySelector<HTMLDetailsElement>(".label-page details.skip");
  if (!details) return false;
  before = document.activeElement as HTMLElement | null;
  details.open = true;
  details.querySelector<HTMLElement>("[name=reason]")?.focus();
  return true;
}

function undo(): boolean {
  const form = document.querySelector<HTMLFormElement>(".label-page form.undo");
  form?.requestSubmit();
  return form !== null;
}

function toggleDrawer(): boolean {
  const details = drawer();
  if (!details) return false;
  details.open = !details.open;
  choose("drawer", details.open ? "open" : "closed");
  return true;
}

function option(key: string): boolean {
  const input = pick(key);
  if (!input) return false;
  markCurrent();
  if (oneKey() && input.checked) send(markTime());
  return true;
}

function act(key: string): boolean {
  if (isBusy()) return false;
  if (option(key)) return true;
  if (key === "u") return undo();
  if (key === "s") return skip();
  if (key === "g") return toggleDrawer();
  if (key === "?") showKeys();
  return key === "?";
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Enter") return enter(event);
  if (event.key === "Escape") {
    const details = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>("details.skip[open]") : null;
    if (details) {
      details.open = false;
      if (before?.isConnected && before !== document.body) before.focus();
      else (document.activeElement as HTMLElement | null)?.blur();
    }
    return;
  }
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || event.key === " ") return;
  const key = event.key.toLowerCase();
  if (event.shiftKey && key !== event.key.toUpperCase()) return;
  if (!singleKeys() || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (act(key)) event.preventDefault();
}

export function listenToKeys(): void {
  document.addEventListener("keydown", pressed);
}
