// The questions of the form: which are asked now, which are answered, which of them a key belongs to.

import { t } from "../text";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Condition = Record<string, string[]>;

/** What the focus can go to; what a widget hides is left out. */
const REACHABLE = ":is(input:not([type=hidden]), textarea, select, button):not([hidden] *, [disabled])";

const QUESTION = "fieldset.question[data-question]";

export const questions = (): HTMLFieldSetElement[] =>
  Array.from(document.querySelectorAll<HTMLFieldSetElement>(".answer " + QUESTION));

const asked = (): HTMLFieldSetElement[] => questions().filter((question) => !question.hidden);

const fields = (question: HTMLFieldSetElement): Field[] =>
  Array.from(question.querySelectorAll<Field>("input, textarea, select"));

/** The fields that make the answer: those of the question's name. Others choose a label or search. */
const own = (question: HTMLFieldSetElement): Field[] =>
  fields(question).filter((field) => field.name === question.dataset["question"] && !field.disabled);

const ticks = (field: Field): field is HTMLInputElement => field.type === "radio" || field.type === "checkbox";

function valuesOf(question: HTMLFieldSetElement): string[] {
  return own(question)
    .filter((field) => (ticks(field) ? field.checked : field.value.trim() !== ""))
    .map((field) => field.value);
}

/** Whether there is an answer; an order is one only when every place is taken. */
export function answered(question: HTMLFieldSetElement): boolean {
  const given = valuesOf(question).length;
  return question.dataset["type"] === "rank" ? given > 0 && given === own(question).length : given > 0;
}

function conditionOf(question: HTMLFieldSetElement): Condition | null {
  const text = question.dataset["when"];
  if (!text) return null;
  try {
    return JSON.parse(text) as Condition;
  } catch {
    return null;
  }
}

/** Shows a question only while each answer it depends on is one of the named values. Hidden ones are not sent. */
export function applyConditions(): void {
  const all = questions();
  for (let pass = 0, changed = true; changed && pass <= all.length; pass++) {
    changed = false;
    for (const question of all) {
      const condition = conditionOf(question);
      if (!condition) continue;
      const holds = Object.entries(condition).every(([name, wanted]) => {
        const other = all.find((one) => one.dataset["question"] === name);
        return !!other && !other.hidden && valuesOf(other).some((value) => wanted.includes(value));
      });
      if (question.hidden === !holds && question.disabled === !holds) continue;
      question.hidden = question.disabled = !holds;
      changed = true;
    }
  }
}

/** The sentence for an answer that is missing, by type. */
const FAULTS: Record<string, string> = {
  pairwise: "choice", confidence: "choice", spans: "parts", boxes: "parts", polygons: "parts",
  choice: "choice", scale: "scale", multi: "multi", number: "number", text: "text", date: "date",
  rank: "rank", taxonomy: "taxonomy",
};

export function clearFault(question: HTMLFieldSetElement): void {
  question.querySelectorAll(".field-fault").forEach((fault) => fault.remove());
  fields(question).forEach((field) => field.removeAttribute("aria-invalid"));
  question.removeAttribute("aria-describedby");
}

function setFault(question: HTMLFieldSetElement): void {
  clearFault(question);
  const fault = document.createElement("p");
  fault.className = "field-fault";
  fault.id = `fault-${question.dataset["question"] ?? ""}`;
  fault.textContent = t("script_missing_" + (FAULTS[question.dataset["type"] ?? ""] ?? "any"));
  question.append(fault);
  question.setAttribute("aria-describedby", fault.id);
  fields(question).forEach((field) => field.setAttribute("aria-invalid", "true"));
}

/** Marks each required question that has no answer and moves the focus to the first; how many there are. */
export function missing(): number {
  const empty = asked().filter((question) => question.dataset["required"] !== undefined &&
    question.dataset["required"] !== "false" && !answered(question));
  empty.forEach(setFault);
  const first = empty[0];
  first?.querySelector<HTMLElement>(REACHABLE)?.focus();
  return empty.length;
}

/** Set by keyboard moves only: a click into a question must not draw later keys to it. */
let movedByKeyboard = false;
let lastMulti: string | undefined;

document.addEventListener("keydown", (event) => {
  if (event.key === "Tab" || event.key.startsWith("Arrow")) movedByKeyboard = true;
}, { capture: true });
document.addEventListener("pointerdown", () => (movedByKeyboard = false), { capture: true });

const optionFor = (question: HTMLFieldSetElement, key: string): HTMLInputElement | undefined =>
  Array.from(question.querySelectorAll<HTMLInputElement>("input[data-key]"))
    .find((input) => input.dataset["key"]?.toLowerCase() === key && !input.disabled);

/** The question among these that the next key goes to: the focused one, the one being ticked, the first open one. */
function target(among: HTMLFieldSetElement[]): HTMLFieldSetElement | undefined {
  const focused = movedByKeyboard ? among.find((question) => question.contains(document.activeElement)) : undefined;
  return focused ?? among.find((question) => question.dataset["question"] === lastMulti) ??
    among.find((question) => !answered(question)) ?? among[0];
}

/** Picks (or for ticks, turns) the option of a key; the option, or null when no question knows the key. */
export function pick(key: string): HTMLInputElement | null {
  const question = target(asked().filter((one) => optionFor(one, key)));
  const input = question && optionFor(question, key);
  if (!question || !input) return null;
  input.checked = input.type === "radio" || !input.checked;
  lastMulti = input.type === "checkbox" ? question.dataset["question"] : undefined;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return input;
}

/** When questions share keys, marks the one that the next key goes to. */
export function markCurrent(): void {
  const all = asked();
  const first = new Map<string, HTMLFieldSetElement>();
  const sharing = new Set<HTMLFieldSetElement>();
  for (const question of all) {
    for (const input of question.querySelectorAll<HTMLInputElement>("input[data-key]")) {
      const key = input.dataset["key"]?.toLowerCase() ?? "";
      const earlier = first.get(key);
      if (earlier && earlier !== question) sharing.add(earlier).add(question);
      else first.set(key, question);
    }
  }
  const current = sharing.size ? target([...sharing]) : undefined;
  all.forEach((question) => question.classList.toggle("current", question === current));
}

export function forgetPicks(): void {
  lastMulti = undefined;
  movedByKeyboard = false;
}

/** The answers in words, for the list of last answers. */
export function wordsOfAnswer(): string {
  return asked().map((question) => question.dataset["words"] ?? own(question)
    .filter((field) => (ticks(field) ? field.checked : field.type !== "hidden" && field.value.trim() !== ""))
    .map((field) => (ticks(field) ? field.closest("label")?.querySelector(".title")?.textContent ?? field.value : field.value).trim())
    .join(", "))
    .filter(Boolean).join(" · ").replace(/\s+/g, " ").slice(0, 60);
}
