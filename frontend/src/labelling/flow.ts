// From one item to the next: an answer is kept, the next item is shown at once, and sending goes on behind.
import { announce, t } from "../text";
import { activeMillis, clock, countFor } from "./activity";
import * as ahead from "./ahead";
import { coverAsChosen } from "./care";
import { forgetDone, noteDone } from "./done";
import { endDraft, startDraft } from "./drafts";
import { drop, openLease } from "./leases";
import * as outbox from "./outbox";
import { answerForm, currentTask, page, projectUrl, say, show, type Task } from "./page";
import { last, remember } from "./past";
import { fieldsOf, NoAnswer, toSignIn } from "./post";
import { enhanceAll } from "./question";
import { applyConditions, forgetPicks, markCurrent, missing, wordsOfAnswer } from "./questions";
import { enhanceShown } from "./show";
import { spendOn, timeInto, touch } from "./spent";
import { redraw } from "./state";

const AGAIN = 2000;

let between = false;
let mend: (entry: outbox.Entry) => void = () => {};

/** Says how a refused answer is opened again. */
export const onRefused = (act: (entry: outbox.Entry) => void): void => void (mend = act);

/** No item is on the page to act on: the next one is awaited. */
export const isBetween = (): boolean => between;

/** Readies the task that the page shows now. */
export function ready(): void {
  const task = currentTask();
  if (!task) return;
  openLease();
  const form = answerForm();
  if (form) form.noValidate = true;
  const before = form?.querySelector<HTMLInputElement>("input[name='page.activeMillis']")?.value;
  countFor(task.id, Number(before) || 0);
  spendOn(task.id, form);
  enhanceShown(task.node);
  enhanceAll(task.node);
  coverAsChosen();
  applyConditions();
  forgetPicks();
  markCurrent();
  startDraft();
  task.node.querySelector<HTMLElement>(".field-fault")?.closest("fieldset")?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  if (!task.lesson) ahead.fill();
}

function turnTo(task: Task): void {
  const drawn = page()?.dataset["guideline"];
  if (drawn && task.guideline !== drawn) {
    ahead.giveBack();
    location.assign(`/label/${encodeURIComponent(task.project)}/${task.id}`);
    return;
  }
  show(task);
  say("");
  ready();
}

function body(): string {
  const form = answerForm();
  if (!form) return "";
  touch();
  return timeInto(fieldsOf(form));
}

/** Checks the answer, keeps it and goes on. */
export function answer(): void {
  const task = currentTask();
  const form = answerForm();
  if (between || !task || !form) return;
  const empty = missing();
  if (empty) return say(empty === 1 ? t("script_oneMissing") : t("script_missing", empty), "bad");
  if (!form.reportValidity()) return;
  if (task.lesson) return sendByForm(task, form);
  const words = wordsOfAnswer();
  const spent = clock(activeMillis());
  leave(task, "answer", body());
  remember(task, words, spent);
  if (!task.again) countJudged(1);
  void next();
}

/** Sends the answer as the plain page does, with the time that was counted. */
function sendByForm(task: Task, form: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(body())) {
    if (!name.startsWith("page.") || form.querySelector(`[name='${name}']:not([type=hidden])`)) continue;
    const field = form.querySelector<HTMLInputElement>(`input[name='${name}']`) ?? form.appendChild(document.createElement("input"));
    field.type = "hidden";
    field.name = name;
    field.value = value;
  }
  endDraft(task);
  drop(task.id);
  form.submit();
}

/** Skips the item with what the form of the page says about it. */
export function skip(form: HTMLFormElement): void {
  const task = currentTask();
  if (between || !task) return;
  if (task.lesson) return form.submit();
  leave(task, "skip", fieldsOf(form).toString());
  void next();
}

function leave(task: Task, act: outbox.Act, sent: string): void {
  noteDone(task.id);
  endDraft(task);
  drop(task.id);
  ahead.finished(task.id);
  outbox.put(task, act, sent);
}

/** Takes the last answer back and shows its item; false when this page remembers none. */
export function undo(): boolean {
  const now = currentTask();
  const task = last();
  if (!task) return false;
  if (now && !between) ahead.putBack(now);
  endBetween();
  forgetDone(task.id);
  if (!outbox.takeBack(task.id)) outbox.put(task, "undo");
  if (!task.again) countJudged(-1);
  turnTo(task);
  announce(t("script_undone"));
  return true;
}

function countJudged(by: number): void {
  const line = document.querySelector<HTMLElement>("[data-done]");
  if (line) line.textContent = String(Number(line.textContent) + by);
}

function endBetween(): void {
  between = false;
  document.body.classList.remove("between");
  document.querySelector(".label-page .tasks")?.removeAttribute("inert");
}

/** Shows the next item: at once when it is at hand. */
export async function next(): Promise<void> {
  const task = ahead.take();
  if (task) {
    turnTo(task);
    announce(t("script_nextItem"));
    return;
  }
  between = true;
  document.body.classList.add("between");
  document.querySelector(".label-page .tasks")?.setAttribute("inert", "");
  say(t("script_loading"));
  await awaitNext();
}

async function awaitNext(): Promise<void> {
  while (between) {
    try {
      const task = await ahead.fetchNext();
      if (!between) return task && ahead.putBack(task);
      if (task) {
        endBetween();
        turnTo(task);
        return announce(t("script_nextItem"));
      }
      if (outbox.connection() === "signed out") return toSignIn();
      return await finish();
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      outbox.found("offline");
      say(t("script_loadingOffline"), "warn");
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }
}

/** Nothing is left to show: goes to the page that says so once all is saved. */
async function finish(): Promise<void> {
  const left = ahead.nothingLeft();
  say(t("script_lastOnes"));
  while (between && outbox.waiting().length) {
    if (outbox.connection() === "signed out") return toSignIn();
    await outbox.flush();
    if (outbox.waiting().length) await new Promise((done) => setTimeout(done, AGAIN));
  }
  redraw();
  if (!between) return;
  const refused = outbox.entries().find((entry) => entry.mendable);
  if (refused) return mend(refused);
  if (left === "guideline") location.assign(projectUrl("guideline"));
  else location.assign(projectUrl() + (left && left !== "closed" ? "?left=" + left : ""));
}
