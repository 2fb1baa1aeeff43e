// Time really spent on an item: the page can be seen, the last act is less than a minute ago, and was in this page.

const IDLE = 60_000;
const MINE = Math.random().toString(36).slice(2);
const ACTING = "touchstone.acting";

const spent = new Map<string, number>();
let item = "";
let sum = 0;
let last = performance.now();
let lastAct = Date.now();
let seen = document.visibilityState === "visible";
let acting = true;

function count(): void {
  const now = performance.now();
  if (seen && acting) sum += Math.min(now - last, IDLE);
  last = now;
}

/** Only one page counts at a time: the one in which something was done last. */
function claim(): void {
  acting = true;
  try {
    if (localStorage.getItem(ACTING) !== MINE) localStorage.setItem(ACTING, MINE);
  } catch {
    // Each page counts for itself.
  }
}

function acted(): void {
  count();
  lastAct = Date.now();
  claim();
}

for (const name of ["pointerdown", "pointermove", "keydown", "input", "wheel", "scroll", "touchstart"]) {
  document.addEventListener(name, acted, { passive: true, capture: true });
}
document.addEventListener("visibilitychange", () => {
  count();
  seen = document.visibilityState === "visible";
  if (seen) claim();
});
addEventListener("storage", (event) => {
  if (event.key !== ACTING || event.newValue === MINE) return;
  count();
  acting = false;
});
if (seen) claim();

/** Milliseconds since the rater last did anything on this page. */
export const quietFor = (): number => Date.now() - lastAct;

/** Whether time is counted now. */
export const atWork = (): boolean => seen && acting && quietFor() < IDLE;

export const noteAct = acted;

/** Active milliseconds on the present item so far, all its visits together. */
export function activeMillis(): number {
  const open = seen && acting ? Math.min(performance.now() - last, IDLE) : 0;
  return Math.round(sum + open);
}

/** Counts for another item from now on, on top of what was counted for it before. */
export function countFor(id: string, before: number): void {
  count();
  if (item) spent.set(item, sum);
  item = id;
  sum = spent.get(id) ?? before;
  last = performance.now();
}

/** Minutes and seconds. */
export function clock(millis: number): string {
  const seconds = Math.round(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
