// The label page with a script: keys, the next item at hand, sending without leaving the page.
// Without this script the same page works by plain forms.
import { restartClock } from "./activity";
import { giveBackFirst, prefetch } from "./ahead";
import { addKeysButton, applyKeys, showKeys } from "./help";
import { drawer, listenToKeys, markTime } from "./keys";
import { onLost, openLease } from "./leases";
import { answerForm, leaseOf, oneKey, say } from "./page";
import { applyConditions, clearFault, forgetPicks, markCurrent } from "./questions";
import { isBusy, onSwap, send } from "./send";
import { choose, setting } from "./settings";

/** Readies whatever main shows now: on load and after each swap. */
function ready(): void {
  openLease();
  const form = answerForm();
  if (form) form.noValidate = true;
  const chosen = setting("drawer");
  const details = drawer();
  if (details && chosen) details.open = chosen === "open";
  addKeysButton();
  applyConditions();
  forgetPicks();
  markCurrent();
  prefetch();
}

const countOf = (): number => Number(document.querySelector(".label-page [data-done]")?.textContent ?? 0);

/** A page fetched ahead may be from before or after the last answer was saved: its undo button and count are made up for. */
function catchUp(done: number): void {
  const lease = leaseOf();
  const form = answerForm();
  if (!lease || !form) return;
  if (!document.querySelector(".label-page form.undo")) {
    const undo = document.createElement("form");
    undo.className = "undo";
    undo.method = "post";
    undo.action = `/label/${encodeURIComponent(lease.project)}/undo`;
    const button = document.createElement("button");
    button.className = "secondary";
    button.textContent = "Undo";
    undo.append(button);
    const send = document.querySelector(".label-bar .send");
    if (send) send.after(undo);
    else form.after(undo);
  }
  const count = document.querySelector<HTMLElement>(".label-page [data-done]");
  if (count) count.textContent = String(done);
}

let leaving = false;
addEventListener("pageshow", () => (leaving = false));

let opened = leaseOf()?.id;
let judged = countOf();

onSwap((fromAhead) => {
  const now = leaseOf()?.id;
  if (now !== opened) restartClock();
  opened = now;
  if (fromAhead) catchUp(judged + 1);
  judged = countOf();
  ready();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (form.matches(".label-page form.answer")) {
    event.preventDefault();
    send();
  } else if (form.matches(".label-page :is(form.undo, .skip form)")) {
    event.preventDefault();
    if (leaving || isBusy()) return;
    leaving = true;
    void giveBackFirst().then(() => form.submit());
  }
});

document.addEventListener("input", (event) => {
  if (!(event.target instanceof Element)) return;
  const question = event.target.closest<HTMLFieldSetElement>("fieldset.question");
  if (!question) return;
  clearFault(question);
  applyConditions();
  markCurrent();
});
document.addEventListener("focusin", markCurrent);

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest(".keys-button")) showKeys();
  const details = event.target.closest("summary")?.parentElement;
  if (details && details === drawer()) choose("drawer", details.hasAttribute("open") ? "closed" : "open");
  // Only a real click sends: arrow keys pass over options on their way.
  const input = event.target;
  if (input instanceof HTMLInputElement && input.type === "radio" && pointed && oneKey() && input.matches(".answer .option input")) send(markTime());
});

let pointed = false;
document.addEventListener("pointerdown", (event) => {
  pointed = event.target instanceof Element && event.target.closest(".option") !== null;
}, { capture: true });
document.addEventListener("keydown", () => (pointed = false), { capture: true });

onLost((id) => {
  if (id === leaseOf()?.id) say("This item went back meanwhile. Send still tries to save your answer.", "warn");
});

if (leaseOf()) {
  applyKeys();
  listenToKeys();
  ready();
}
export {};
