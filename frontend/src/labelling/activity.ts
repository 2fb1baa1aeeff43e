// Time really spent on an item: the page can be seen and the last act is less than a minute ago.

const IDLE = 60_000;

let sum = 0;
let last = performance.now();
let lastAct = Date.now();
let seen = document.visibilityState === "visible";

function count(): void {
  const now = performance.now();
  if (seen) sum += Math.min(now - last, IDLE);
  last = now;
}

function acted(): void {
  count();
  lastAct = Date.now();
}

for (const name of ["pointerdown", "pointermove", "keydown", "input", "wheel", "scroll", "touchstart"]) {
  document.addEventListener(name, acted, { passive: true, capture: true });
}
document.addEventListener("visibilitychange", () => {
  count();
  seen = document.visibilityState === "visible";
});

/** Milliseconds since the rater last did anything on this page. */
export const quietFor = (): number => Date.now() - lastAct;

export const noteAct = acted;

/** Active milliseconds on the present item so far. */
export function activeMillis(): number {
  const open = seen ? Math.min(performance.now() - last, IDLE) : 0;
  return Math.round(sum + open);
}

export function restartClock(): void {
  sum = 0;
  last = performance.now();
}
