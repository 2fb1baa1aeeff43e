// The label page with a script: keys, the next items at hand, answers kept until they are saved.
// Without this script the same page works by plain forms.
import { t } from "../text";
import { giveBackFirst, retire } from "./ahead";
import { careFor } from "./care";
import { wasDone } from "./done";
import { bringDraft, draftDone, draftOf, noteDraft } from "./drafts";
import { answer, isBetween, next, onRefused, ready, skip, undo } from "./flow";
import { addKeysButton, applyKeys, showKeys } from "./help";
import { drawer, listenToKeys } from "./keys";
import { onLost, stopBeating } from "./leases";
import * as outbox from "./outbox";
import { currentTask, page, say } from "./page";
import { fieldsOf, post } from "./post";
import { applyConditions, clearFault, markCurrent } from "./questions";
import { choose, setting } from "./settings";
import { opened, touch } from "./spent";
import { drawState } from "./state";
import { claimProject } from "./tabs";

async function mend(entry: outbox.Entry): Promise<void> {
  if (await draftOf(entry)) {
    outbox.remove(entry.lease);
    await giveBackFirst();
    location.assign(entry.url + "?mend=true");
  } else say(t("script_loadingOffline"), "warn");
}

/** Tells the lead what the form says, without leaving the item. */
async function tell(form: HTMLFormElement): Promise<void> {
  const response = await post(form.action, fieldsOf(form)).catch(() => null);
  if (!response?.ok) return say(t("script_notTold"), "bad");
  form.reset();
  form.closest("details")?.removeAttribute("open");
  say(t("script_told"));
}

let leaving = false;
addEventListener("pageshow", () => (leaving = false));

async function undoByForm(form: HTMLFormElement): Promise<void> {
  if (leaving) return;
  leaving = true;
  await outbox.flush();
  await giveBackFirst();
  form.submit();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (form.matches(".label-page form.answer")) answer();
  else if (form.matches(".label-page .skip form")) skip(form);
  else if (form.matches(".talk form")) void tell(form);
  else if (form.matches("form.undo")) {
    if (!undo()) void undoByForm(form);
  } else return;
  event.preventDefault();
});

document.addEventListener("input", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("form.answer")) return;
  const question = event.target.closest<HTMLFieldSetElement>("fieldset.question");
  if (question) clearFault(question);
  if (question) touch(question.dataset["question"]);
  applyConditions();
  markCurrent();
  noteDraft();
});
document.addEventListener("focusin", markCurrent);

let pointed = false;
document.addEventListener("pointerdown", (event) => {
  pointed = event.target instanceof Element && event.target.closest(".option") !== null;
}, { capture: true });
document.addEventListener("keydown", () => (pointed = false), { capture: true });

document.addEventListener("click", (event) => {
  const target = event.target;
  if (!(target instanceof Element)) return;
  if (target.closest(".keys-button")) showKeys();
  const details = target.closest("summary")?.parentElement;
  if (details && details === drawer()) {
    const open = !details.hasAttribute("open");
    choose("drawer", open ? "open" : "closed");
    if (open) opened();
  }
  // Only a real click sends: arrow keys pass over options on their way.
  if (pointed && target instanceof HTMLInputElement && target.type === "radio" && currentTask()?.oneKey &&
    target.matches(".answer .option input")) answer();
});

onLost((id) => {
  if (id === currentTask()?.id && !isBetween()) say(t("script_wentBack"), "warn");
});

async function begin(): Promise<void> {
  outbox.first(draftDone);
  drawState((entry) => void mend(entry));
  onRefused((entry) => void mend(entry));
  claimProject(() => {
    retire();
    stopBeating();
  });
  const task = currentTask();
  if (!task) return void outbox.flush();
  applyKeys();
  listenToKeys();
  addKeysButton();
  careFor();
  const chosen = setting("drawer");
  const guideline = drawer();
  if (guideline && chosen) guideline.open = chosen === "open";
  const waits = outbox.of(task.id);
  void outbox.flush();
  // Answered already and not yet known to be saved: the page goes on, as it did before it was loaded anew.
  if (wasDone(task.id) || (waits && !waits.refused && waits.act !== "undo")) return next();
  if (!waits && (await bringDraft(task))) return location.reload();
  ready();
}

if (page()) void begin();
export {};
