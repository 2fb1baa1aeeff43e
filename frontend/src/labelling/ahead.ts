// Fetches the next two items while this one is answered, and gives them back when the rater goes away.
import { alive, drop, hold, onLost } from "./leases";
import * as outbox from "./outbox";
import { currentTask, leaseUrl, projectUrl, taskOf, type Task } from "./page";
import { NoAnswer, post, signedOut } from "./post";

const DEPTH = 2;
const MOMENT = 800;

/** Why there is nothing more: none, later, cap, guideline or closed; empty while there may be. */
export type Left = string;

const PAGE = Math.random().toString(36).slice(2);
const done = new Set<string>();

let queue: Task[] = [];
let left: Left = "";
let underWay: Promise<void> | null = null;
let retired = false;

/** This page is left or another one took over: what was fetched is no longer its own to give back. */
export function retire(): void {
  retired = true;
  queue.forEach((task) => drop(task.id));
  queue = [];
}

export const nothingLeft = (): Left => left;

function known(id: string): boolean {
  return done.has(id) || id === currentTask()?.id || queue.some((task) => task.id === id) || outbox.of(id) !== undefined;
}

async function load(count: number): Promise<void> {
  const here = currentTask();
  const ids = [...(here ? [here.id] : []), ...queue.map((task) => task.id), ...outbox.entries().map((entry) => entry.lease)];
  const without = ids.slice(0, 200).map((id) => "&without=" + encodeURIComponent(id)).join("");
  const response = await post(projectUrl("ahead") + `?count=${count}&page=${PAGE}${without}`);
  if (signedOut(response)) return outbox.found("signed out");
  outbox.found("good");
  if (response.status === 412) left = "guideline";
  else if (!response.ok) left = "closed";
  if (!response.ok) return;
  const text = await response.text().catch(() => {
    throw new NoAnswer();
  });
  const fetched = new DOMParser().parseFromString(text, "text/html");
  for (const node of fetched.querySelectorAll<HTMLElement>(".task")) {
    const task = taskOf(document.adoptNode(node));
    if (retired || known(task.id)) continue;
    queue.push(task);
    hold(task);
    for (const image of task.node.querySelectorAll<HTMLImageElement>(".item img[src]")) new Image().src = image.src;
  }
  const told = response.headers.get("Touchstone-Left") ?? "";
  left = told === "more" ? "" : told;
}

/** Sees to it that two are at hand. Fails with NoAnswer when the server cannot be reached. */
function fetchMore(): Promise<void> {
  return (underWay ??= load(DEPTH - queue.length).finally(() => (underWay = null)));
}

export function fill(): void {
  if (retired || left || queue.length >= DEPTH || !currentTask()) return;
  fetchMore().catch((fault: unknown) => {
    if (!(fault instanceof NoAnswer)) throw fault;
    outbox.found("offline");
    setTimeout(fill, 3000);
  });
}

/** The next item, if it is at hand; it is the caller's from now on. */
export function take(): Task | undefined {
  queue = queue.filter((task) => alive(task.id));
  return queue.shift();
}

/** Fetches and takes the next item; undefined when the server has none to give. */
export async function fetchNext(): Promise<Task | undefined> {
  if (underWay) await underWay;
  if (!queue.length) {
    left = "";
    await fetchMore();
  }
  return take();
}

/** The item was answered or skipped here: should the server hand it out again, it is not shown again. */
export const finished = (id: string): Set<string> => done.add(id);

/** An item that was on the page comes first again. */
export function putBack(task: Task): void {
  queue.unshift(task);
}

const backUrl = (task: Task): string => `${leaseUrl(task, "return")}?page=${PAGE}`;

/** Gives unopened items back at once. */
export function giveBack(): void {
  for (const task of queue) {
    navigator.sendBeacon(backUrl(task));
    drop(task.id);
  }
  queue = [];
}

/** Before the page is left by a form: gives back and waits for that, but never longer than a moment. */
export async function giveBackFirst(): Promise<void> {
  const tasks = queue;
  retired = true;
  queue = [];
  const done = Promise.all(tasks.map((task) => (drop(task.id), post(backUrl(task)).catch(() => null))));
  await Promise.race([done, new Promise((over) => setTimeout(over, MOMENT))]);
}

onLost((id) => {
  queue = queue.filter((task) => task.id !== id);
});
addEventListener("pagehide", giveBack);
addEventListener("pageshow", (event) => {
  if (event.persisted) fill();
});
