// Keeps the leases of the shown and of the prefetched item alive while somebody is at work, and warns in time.
import { noteAct, quietFor } from "./activity";
import { t } from "../text";
import { currentTask, leaseUrl, say, unsay, type Lease } from "./page";
import { NoAnswer, post, signedOut } from "./post";

const AWAY = 600_000;
const WARN = 60_000;

interface Held {
  lease: Lease;
  expires: number;
  asked: number;
  beating: boolean;
}

const held = new Map<string, Held>();
const lost = new Set<(id: string) => void>();
let open = "";

export function hold(lease: Lease): void {
  const known = held.get(lease.id);
  held.set(lease.id, { lease, expires: Math.max(lease.expires, known?.expires ?? 0), asked: Date.now(), beating: false });
}

export const drop = (id: string): boolean => held.delete(id);

export const alive = (id: string): boolean => (held.get(id)?.expires ?? 0) > Date.now();

/** Calls back with the id of a lease that the server no longer keeps for this rater. */
export const onLost = (act: (id: string) => void): Set<(id: string) => void> => lost.add(act);

/** Says which lease is open on the page, after each swap. */
export function openLease(): void {
  const lease = currentTask();
  open = lease?.id ?? "";
  if (lease && !held.has(lease.id)) hold(lease);
}

async function beat(one: Held): Promise<void> {
  one.asked = Date.now();
  one.beating = true;
  try {
    const response = await post(leaseUrl(one.lease, "heartbeat"));
    if (response.ok && !signedOut(response)) {
      const told = (await response.json().catch(() => null)) as { expiresAt?: string } | null;
      one.expires = Date.parse(told?.expiresAt ?? "") || Date.now() + one.lease.seconds * 1000;
      if (one.lease.id === open) unsay("warn");
    } else if ([404, 409, 410].includes(response.status)) {
      held.delete(one.lease.id);
      lost.forEach((act) => act(one.lease.id));
    }
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault;
  } finally {
    one.beating = false;
  }
}

function stay(): void {
  noteAct();
  for (const one of held.values()) void beat(one);
}

function look(): void {
  const now = Date.now();
  const atWork = document.visibilityState === "visible" && quietFor() < AWAY;
  for (const one of [...held.values()]) {
    const every = Math.max(1000, (one.lease.seconds * 1000) / 3);
    const pressing = one.expires - now < WARN && now - one.asked > Math.min(5000, every);
    if (atWork && !one.beating && (now - one.asked >= every || pressing)) void beat(one);
  }
  const here = held.get(open);
  if (!here) return;
  const left = here.expires - now;
  const warnAt = Math.min(WARN, (here.lease.seconds * 1000) / 2);
  if (left <= 0) say(t("script_timeOut"), "warn", { name: t("script_keepIt"), act: stay });
  else if (left <= warnAt && !atWork) say(t("script_stillThere"), "warn", { name: t("script_keepIt"), act: stay });
}

const looking = setInterval(look, 1000);
document.addEventListener("visibilitychange", look);

/** Another page looks after the leases from now on. */
export function stopBeating(): void {
  clearInterval(looking);
  document.removeEventListener("visibilitychange", look);
  held.clear();
}
