// On which question the active time of an item goes, and how often the guideline was opened over it.
import { activeMillis } from "./activity";
import { questions } from "./questions";

interface Spent {
  readonly millis: Record<string, number>;
  opens: number;
  /** Up to which active time all is told. */
  until: number;
  last: string;
}

const all = new Map<string, Spent>();
let spent: Spent = { millis: {}, opens: 0, until: 0, last: "" };

const TIMES = "page.questionMillis";
const OPENS = "page.guidelineOpens";
const before = (form: HTMLFormElement | null, name: string): string =>
  form?.querySelector<HTMLInputElement>(`input[name='${name}']`)?.value ?? "";

/** Counts for another item from now on, on top of what was counted for it before. */
export function spendOn(id: string, form: HTMLFormElement | null): void {
  const counted = before(form, TIMES);
  spent = all.get(id) ??
    { millis: counted ? JSON.parse(counted) as Spent["millis"] : {}, opens: Number(before(form, OPENS)), until: activeMillis(), last: "" };
  all.set(id, spent);
}

const add = (to: Record<string, number>, now: number): void => {
  if (spent.last) to[spent.last] = (to[spent.last] ?? 0) + Math.max(0, now - spent.until);
};

/** What passed since the last input was for the question whose input this is. */
export function touch(question = spent.last): void {
  const now = activeMillis();
  spent.last = question;
  add(spent.millis, now);
  if (question) spent.until = now;
}

export const opened = (): void => void spent.opens++;

/** Writes what was counted so far into fields; what was touched last has the rest. */
export function timeInto(fields: URLSearchParams): string {
  const now = activeMillis();
  const millis = { ...spent.millis };
  add(millis, now);
  fields.set("page.activeMillis", String(now));
  if (questions().length > 1 && Object.keys(millis).length) fields.set(TIMES, JSON.stringify(millis));
  if (spent.opens) fields.set(OPENS, String(spent.opens));
  return fields.toString();
}

/** The fields without what is counted. */
export const untimed = (fields: string): string => fields.replace(/page\.(activeMillis|questionMillis|guidelineOpens)=[^&]*&?/g, "");
