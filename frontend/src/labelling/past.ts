// The last 20 answers: to undo at once, and as the list beside the item.
import { leaseUrl, type Task } from "./page";

const MOST = 20;
const tasks: Task[] = [];

const list = (): HTMLElement | null => document.querySelector<HTMLElement>(".recent ol");

export function remember(task: Task, words: string, time: string): void {
  tasks.push(task);
  if (tasks.length > MOST) tasks.shift();
  forget(task.id);
  const entry = document.createElement("li");
  entry.dataset["lease"] = task.id;
  const link = document.createElement("a");
  link.href = leaseUrl(task);
  link.textContent = task.snippet;
  link.dir = "auto";
  const answer = document.createElement("strong");
  answer.textContent = words;
  answer.dir = "auto";
  const spent = document.createElement("span");
  spent.className = "hint";
  spent.textContent = time;
  entry.append(link, " ", answer, " ", spent);
  list()?.prepend(entry);
  while ((list()?.children.length ?? 0) > MOST) list()?.lastElementChild?.remove();
  mayUndo();
}

function forget(id: string): void {
  list()?.querySelector(`[data-lease="${CSS.escape(id)}"]`)?.remove();
}

/** The last one, no longer remembered. */
export function last(): Task | undefined {
  const task = tasks.pop();
  if (task) forget(task.id);
  mayUndo();
  return task;
}

function mayUndo(): void {
  const form = document.querySelector<HTMLFormElement>(".label-bar form.undo");
  if (form) form.hidden = tasks.length === 0 && !list()?.children.length;
}
