// Which items this tab was done with last: a page loaded anew may still name one of them in its address.
const KEY = "touchstone.done";
const MOST = 50;

function known(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function keep(ids: string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ids.slice(-MOST)));
  } catch {
    // Then a page loaded anew may show an item once more, with the answer in it.
  }
}

export const noteDone = (id: string): void => keep([...known().filter((other) => other !== id), id]);

export const forgetDone = (id: string): void => keep(known().filter((other) => other !== id));

/** Whether the page was loaded anew on an item that it was done with; opened on purpose, such an item is open again. */
export function wasDone(id: string): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (visit?.type === "reload" && known().includes(id)) return true;
  forgetDone(id);
  return false;
}
