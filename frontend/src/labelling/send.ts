// Sends the answer, tries again when the line is cut, and shows the next item only after the server has saved.
import { activeMillis } from "./activity";
import { take } from "./ahead";
import { drop } from "./leases";
import { announce, answerForm, leaseOf, leaseUrl, mainFrom, nextUrl, say, show, type Lease } from "./page";
import { fieldsOf, NoAnswer, post, signedOut, toSignIn } from "./post";
import { missing } from "./questions";

const TRIES = 20;
const PAUSE = 3000;

type Outcome = "done" | "no answer";

let busy = false;
let saved = "";
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let swapped: (fromAhead: boolean) => void = () => {};

export const isBusy = (): boolean => busy;
export const onSwap = (act: (fromAhead: boolean) => void): void => void (swapped = act);

const wait = (until: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, until - performance.now())));

/** Checks and sends; `mark` is how long a picked option stays marked before the next item may come. */
export function send(mark = 0): void {
  if (busy) return;
  const form = answerForm();
  const lease = leaseOf();
  if (!form || !lease) return;
  if (saved !== lease.id) {
    const empty = missing();
    if (empty) return say(empty === 1 ? "One question still needs an answer." : `${empty} questions still need an answer.`, "bad");
    if (!form.reportValidity()) return;
  }
  clearTimeout(timer);
  tries = 0;
  const time = form.querySelector<HTMLInputElement>("input[name=activeMillis]");
  if (time) time.value = String(activeMillis());
  void attempt(lease, performance.now() + mark);
}

async function attempt(lease: Lease, until: number): Promise<void> {
  if (busy) return;
  busy = true;
  document.body.classList.add("sending");
  try {
    const outcome = saved === lease.id || (await save(lease)) ? await goOn(lease, until) : "done";
    if (outcome === "no answer") tryLater(lease);
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault;
    tryLater(lease);
  } finally {
    busy = false;
    document.body.classList.remove("sending");
  }
}

function tryLater(lease: Lease): void {
  if (saved === lease.id) say("Saved. The next item cannot be loaded: no connection. Press Send to try again.", "bad");
  else say("Not saved: no connection. Press Send to try again.", "bad");
  if (++tries > TRIES) return;
  timer = setTimeout(() => {
    if (leaseOf()?.id === lease.id) void attempt(lease, 0);
  }, PAUSE);
}

/** True when the server has saved. Everything else is shown here and keeps the rater on this item. */
async function save(lease: Lease): Promise<boolean> {
  const form = answerForm();
  if (!form) return false;
  if (!tries) say("Sending…");
  const response = await post(form.getAttribute("action") ?? leaseUrl(lease), fieldsOf(form));
  if (response.status === 204) {
    saved = lease.id;
    return true;
  }
  if (signedOut(response)) toSignIn();
  else if (response.status === 422) await showFaults(response);
  else if ([403, 404, 409, 410].includes(response.status)) {
    say("Not saved: this item is no longer yours to answer.", "bad", { name: "Next item", act: () => void leave(lease) });
  } else if (response.ok && response.redirected) location.assign(response.url);
  else say(`Not saved: the server refused the answer (${response.status}).`, "bad");
  return false;
}

async function showFaults(response: Response): Promise<void> {
  const main = await mainFrom(response);
  if (!main) return say("Not saved: something in the answer is not right.", "bad");
  main.querySelector(".label-head .fault")?.remove();
  show(main);
  swapped(false);
  const fault = document.querySelector<HTMLElement>(".answer .field-fault");
  fault?.closest("fieldset")?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  say("Not saved yet: please look at the marked questions.", "bad");
}

async function leave(lease: Lease): Promise<void> {
  saved = lease.id;
  await attempt(lease, 0);
}

async function goOn(lease: Lease, until: number): Promise<Outcome> {
  drop(lease.id);
  const ahead = await take();
  if (ahead) {
    await wait(until);
    show(ahead.main);
    history.replaceState(history.state, "", leaseUrl(ahead.lease));
    arrived(true);
    return "done";
  }
  const response = await post(nextUrl(lease.project));
  if (signedOut(response)) {
    toSignIn();
    return "done";
  }
  if (response.redirected && !new URL(response.url).pathname.startsWith("/label/")) {
    location.assign(response.url);
    return "done";
  }
  const main = await mainFrom(response);
  if (!main) return "no answer";
  await wait(until);
  show(main);
  const next = leaseOf();
  if (next) history.replaceState(history.state, "", leaseUrl(next));
  else if (response.redirected) history.replaceState(history.state, "", response.url);
  arrived(false);
  return "done";
}

function arrived(fromAhead: boolean): void {
  const next = leaseOf() !== null;
  const line = document.querySelector<HTMLElement>(".label-page .state");
  if (line && next) {
    line.textContent = "Saved.";
    line.dataset["kind"] = "calm";
  }
  announce(next ? "Saved. Next item." : "Saved.");
  swapped(fromAhead);
}
