// The label page as it stands in the document: its task, its lines of words, its lasting forms.

export interface Lease {
  readonly project: string;
  readonly id: string;
  readonly seconds: number;
  readonly expires: number;
}

/** A lease with what the page shows for it. */
export interface Task extends Lease {
  readonly node: HTMLElement;
  readonly snippet: string;
  readonly guideline: string;
  readonly oneKey: boolean;
  /** It was judged before, and sending replaces that answer. */
  readonly again: boolean;
  /** A known item to learn on: it is sent by the form, and another page says what is right. */
  readonly lesson: boolean;
}

export const page = (): HTMLElement | null => document.querySelector<HTMLElement>(".label-page, .rest");
export const account = (): string => page()?.dataset["account"] ?? "";
export const project = (): string => page()?.dataset["project"] ?? "";

export function taskOf(node: HTMLElement): Task {
  const { project = "", lease = "", leaseSeconds, expires, snippet = "", guideline = "", oneKey } = node.dataset;
  const seconds = Number(leaseSeconds) || 600;
  return {
    node, project, id: lease, seconds, snippet, guideline,
    expires: Date.parse(expires ?? "") || Date.now() + seconds * 1000,
    oneKey: oneKey === "true",
    again: node.dataset["again"] !== undefined,
    lesson: node.dataset["lesson"] !== undefined,
  };
}

export function currentTask(): Task | null {
  const node = document.querySelector<HTMLElement>(".label-page .task");
  return node && taskOf(node);
}

export const answerForm = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>(".label-page form.answer");

export const projectUrl = (act = ""): string => `/label/${encodeURIComponent(project())}${act && "/" + act}`;

export const leaseUrl = (lease: Lease, act = ""): string =>
  `/label/${encodeURIComponent(lease.project)}/${encodeURIComponent(lease.id)}${act && "/" + act}`;

/** Puts a task into the page, points the lasting forms at it and moves the focus to what is to be looked at. */
export function show(task: Task): void {
  const place = document.querySelector<HTMLElement>(".label-page .tasks");
  if (!place) return;
  place.replaceChildren(task.node);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-act]")) {
    form.action = leaseUrl(task, form.dataset["act"]);
    form.reset();
    form.closest("details")?.removeAttribute("open");
  }
  history.replaceState(history.state, "", leaseUrl(task));
  const heading = task.node.querySelector<HTMLElement>(".item :is(h1, h2, h3)") ?? task.node;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

export type Kind = "calm" | "warn" | "bad";

export interface Act {
  readonly name: string;
  readonly act: () => void;
}

/** Writes words and a button into a line. The same words are not written (or read out) twice. */
export function write(line: HTMLElement | null, text: string, kind: Kind, button?: Act): void {
  if (!line || (line.dataset["said"] === text && line.dataset["kind"] === kind)) return;
  line.dataset["said"] = text;
  line.dataset["kind"] = kind;
  line.textContent = text;
  if (!button) return;
  const element = document.createElement("button");
  element.type = "button";
  element.className = "secondary";
  element.textContent = button.name;
  element.addEventListener("click", button.act);
  line.append(" ", element);
}

const stateLine = (): HTMLElement | null => document.querySelector<HTMLElement>(".state");

/** Says something about the present item, until the next one comes. */
export const say = (text: string, kind: Kind = "calm", button?: Act): void => write(stateLine(), text, kind, button);

/** Takes back a line of one kind, and no other. */
export function unsay(kind: Kind): void {
  if (stateLine()?.dataset["kind"] === kind) say("");
}
