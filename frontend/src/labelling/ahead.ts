// Fetches the next item while this one is answered, and gives it back when the rater goes away.
import { alive, drop, hold, onLost } from "./leases";
import { leaseOf, leaseUrl, mainFrom, nextUrl, type Lease } from "./page";
import { post, signedOut } from "./post";

export interface Ahead {
  readonly main: HTMLElement;
  readonly lease: Lease;
}

const MOMENT = 800;

let ready: Ahead | null = null;
let underWay: Promise<void> | null = null;

function warm(main: HTMLElement): void {
  for (const image of main.querySelectorAll<HTMLImageElement>(".item img[src]")) new Image().src = image.src;
}

async function load(project: string, open: string): Promise<void> {
  try {
    const response = await post(nextUrl(project) + "?prefetch=true");
    if (!response.ok || signedOut(response)) return;
    const main = await mainFrom(response);
    const lease = main && leaseOf(main);
    // A page without a lease says that nothing is left now; that is asked again when it matters.
    if (!main || !lease || lease.id === open || leaseOf()?.id === lease.id) return;
    ready = { main, lease };
    hold(lease);
    warm(main);
  } catch {
    // No connection: the next item is asked for after Send.
  }
}

export function prefetch(): void {
  const here = leaseOf();
  if (!here || ready || underWay) return;
  underWay = load(here.project, here.id).finally(() => (underWay = null));
}

async function arrival(patience: number): Promise<void> {
  if (underWay) await Promise.race([underWay, new Promise((done) => setTimeout(done, patience))]);
}

/** The item fetched ahead, if there is one; it is the caller's from now on. */
export async function take(): Promise<Ahead | null> {
  await arrival(4000);
  const taken = ready;
  ready = null;
  return taken && alive(taken.lease.id) ? taken : null;
}

/** Gives an unopened item back at once. */
export function giveBack(): void {
  if (!ready) return;
  navigator.sendBeacon(leaseUrl(ready.lease, "return"));
  drop(ready.lease.id);
  ready = null;
}

/** Before another form is posted: gives it back and waits for that, but never longer than a moment. */
export async function giveBackFirst(): Promise<void> {
  await arrival(MOMENT);
  if (!ready) return;
  const { lease } = ready;
  drop(lease.id);
  ready = null;
  const back = post(leaseUrl(lease, "return")).catch(() => null);
  await Promise.race([back, new Promise((done) => setTimeout(done, MOMENT))]);
}

onLost((id) => {
  if (ready?.lease.id === id) ready = null;
});
addEventListener("pagehide", giveBack);
addEventListener("pageshow", (event) => {
  if (event.persisted) prefetch();
});
