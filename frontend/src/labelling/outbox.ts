// What was answered, skipped or undone and is not yet known to be saved: kept on this device until the server says so.
import { showFigures } from "./figures";
import { account, leaseUrl, type Task } from "./page";
import { NoAnswer, post, signedOut } from "./post";

export type Act = "answer" | "skip" | "undo";

export interface Entry {
  readonly lease: string;
  readonly act: Act;
  readonly url: string;
  readonly body: string;
  readonly at: string;
  /** Why the server would not take it; waiting entries have none. */
  readonly refused?: string;
  /** It can be mended; else nothing can be done but to put it away. */
  readonly mendable?: boolean;
}

export type Line = "good" | "offline" | "signed out";

const LONGEST_PAUSE = 15_000;
const memory = new Map<string, string>();
const watchers = new Set<() => void>();
let line: Line = "good";
let sending: Promise<void> | null = null;
let inFlight = "";
let pause = 500;
let timer: ReturnType<typeof setTimeout> | undefined;
let before: () => Promise<void> = () => Promise.resolve();

const prefix = (): string => `touchstone.outbox.${account()}.`;
const changed = (): void => watchers.forEach((act) => act());

export const watch = (act: () => void): Set<() => void> => watchers.add(act);
/** What must be over before anything is sent. */
export const first = (act: () => Promise<void>): void => void (before = act);
export const connection = (): Line => line;
/** How many entries only this page remembers, as the device keeps nothing. */
export const unkept = (): number => memory.size;

export function found(state: Line): void {
  if (state === line) return;
  line = state;
  changed();
}

export function entries(): Entry[] {
  const texts = [...memory.values()];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key?.startsWith(prefix())) texts.push(localStorage.getItem(key) ?? "");
    }
  } catch {
    // Only what this page remembers.
  }
  return texts.filter(Boolean).map((text) => JSON.parse(text) as Entry).sort((a, b) => (a.at < b.at ? -1 : 1));
}

export const waiting = (): Entry[] => entries().filter((entry) => !entry.refused);
export const of = (lease: string): Entry | undefined => entries().find((entry) => entry.lease === lease);

function store(entry: Entry): void {
  const text = JSON.stringify(entry);
  try {
    localStorage.setItem(prefix() + entry.lease, text);
    memory.delete(entry.lease);
  } catch {
    memory.set(entry.lease, text);
  }
  changed();
}

export function remove(lease: string): void {
  memory.delete(lease);
  try {
    localStorage.removeItem(prefix() + lease);
  } catch {
    // There was nothing.
  }
  changed();
}

let lastAt = 0;

/** Keeps an act in place of an earlier one for the same lease, and sends it. */
export function put(task: Task, act: Act, body = ""): void {
  lastAt = Math.max(lastAt + 1, Date.now());
  store({ lease: task.id, act, body, url: leaseUrl(task, act === "answer" ? "" : act), at: String(lastAt).padStart(16, "0") });
  void flush();
}

/** Takes back what was not sent yet; false when it is on its way or gone. */
export function takeBack(lease: string): boolean {
  if (inFlight === lease || of(lease)?.act !== "answer") return false;
  remove(lease);
  return true;
}

/** Sends all that waits, in order, one at a time; one page at a time where the browser can see to it. */
export function flush(): Promise<void> {
  clearTimeout(timer);
  return (sending ??= alone(sendAll).finally(() => {
    sending = null;
    if (line === "good" && waiting().length) void flush();
  }));
}

async function alone(work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request(prefix() + "sending", work);
  else await work();
}

async function sendAll(): Promise<void> {
  for (let entry = waiting()[0]; entry; entry = waiting()[0]) {
    try {
      await before();
      inFlight = entry.lease;
      const response = await post(entry.url, new URLSearchParams(entry.body));
      if (signedOut(response)) return found("signed out");
      await told(entry, response);
      found("good");
      pause = 500;
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      found("offline");
      timer = setTimeout(() => void flush(), pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      return;
    } finally {
      inFlight = "";
    }
  }
}

async function told(entry: Entry, response: Response): Promise<void> {
  if (response.ok) void showFigures(response);
  const now = of(entry.lease);
  // What replaced it meanwhile is still to be sent.
  if (!now || now.at !== entry.at) return;
  if (response.ok || (entry.act !== "answer" && [404, 409, 410].includes(response.status))) return remove(entry.lease);
  const mendable = response.status === 422 && entry.act === "answer";
  store({ ...entry, refused: (await reason(response)) || String(response.status), mendable });
}

async function reason(response: Response): Promise<string> {
  if (!response.headers.get("Content-Type")?.includes("html")) return "";
  const answered = new DOMParser().parseFromString(await response.text().catch(() => ""), "text/html");
  const faults = [...answered.querySelectorAll(".field-fault")].map((fault) => {
    const title = fault.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    return `${title.trim()}: ${fault.textContent ?? ""}`;
  });
  return faults.join(" ") || (answered.querySelector("main p")?.textContent ?? "").trim();
}

addEventListener("online", () => void flush());
addEventListener("storage", (event) => {
  if (!event.key || event.key.startsWith(prefix())) changed();
});
addEventListener("beforeunload", (event) => {
  if (unkept()) event.preventDefault();
});
