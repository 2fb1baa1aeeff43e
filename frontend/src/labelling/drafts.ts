// Saves what is filled in each second, so that it is there again on any machine; on this one when there is no line.
import * as outbox from "./outbox";
import { account, answerForm, currentTask, leaseUrl, type Task } from "./page";
import { fieldsOf, NoAnswer, post, signedOut } from "./post";
import { timeInto, untimed } from "./spent";

const SECOND = 1000;
const AGAIN = 5000;

let timer: ReturnType<typeof setTimeout> | undefined;
let saved = "";
/** The lease that the rater changed something of: what widgets write while they are set up is no draft. */
let touched = "";
let underWay: Promise<void> = Promise.resolve();

const key = (lease: string): string => `touchstone.draft.${account()}.${lease}`;

function fields(): string {
  const form = answerForm();
  if (!form) return "";
  return timeInto(fieldsOf(form));
}

/** Takes the form as it stands for saved, unless the rater was faster than the page and has begun already. */
export function startDraft(): void {
  if (touched && touched === currentTask()?.id) return;
  clearTimeout(timer);
  touched = "";
  saved = untimed(fields());
}

export function noteDraft(): void {
  touched = currentTask()?.id ?? "";
  clearTimeout(timer);
  timer = setTimeout(save, SECOND);
}

function save(): void {
  const task = currentTask();
  const text = fields();
  if (!task || untimed(text) === saved || outbox.connection() === "signed out") return keepHere(task, text);
  underWay = send(task, text);
}

async function send(task: Task, text: string): Promise<void> {
  try {
    const response = await post(leaseUrl(task, "draft"), new URLSearchParams(text));
    if (signedOut(response)) {
      outbox.found("signed out");
      keepHere(task, text);
    } else if (response.ok && currentTask()?.id === task.id) saved = untimed(text);
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault;
    keepHere(task, text);
    timer = setTimeout(save, AGAIN);
  }
}

function keepHere(task: Task | null, text: string): void {
  if (!task || untimed(text) === saved) return;
  try {
    localStorage.setItem(key(task.id), text);
  } catch {
    // Kept on the page only.
  }
}

/** The item is answered: its draft is done with. */
export function endDraft(task: Task): void {
  clearTimeout(timer);
  touched = "";
  try {
    localStorage.removeItem(key(task.id));
  } catch {
    // There was none.
  }
}

/** Nothing is on its way any more. */
export const draftDone = (): Promise<void> => underWay;

/** Brings what this device kept of an item to the server; true when the page must be read anew. */
export async function bringDraft(task: Task): Promise<boolean> {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(key(task.id));
  } catch {
    return false;
  }
  if (kept === null) return false;
  const response = await post(leaseUrl(task, "draft"), new URLSearchParams(kept)).catch(() => null);
  if (!response?.ok || signedOut(response)) return false;
  endDraft(task);
  return true;
}

/** Puts the form of a refused answer on the server as a draft. */
export async function draftOf(entry: outbox.Entry): Promise<boolean> {
  const response = await post(entry.url + "/draft", new URLSearchParams(entry.body)).catch(() => null);
  return response?.ok === true && !signedOut(response);
}

addEventListener("pagehide", () => {
  const task = currentTask();
  const text = fields();
  if (!touched || !task || untimed(text) === saved || outbox.of(task.id)) return;
  keepHere(task, text);
  navigator.sendBeacon(leaseUrl(task, "draft"), new URLSearchParams(text));
});
