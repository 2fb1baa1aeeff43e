// One page at a time labels in a project: the one that was opened last. The others step aside and say so.
import { t } from "../text";
import { account, project } from "./page";

const MINE = Math.random().toString(36).slice(2);

interface Claim {
  readonly page: string;
  readonly account: string;
  readonly project: string;
}

/** Claims the project for this page; `aside` is called once when another page claims it. */
export function claimProject(aside: () => void): void {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel("touchstone.pages");
  const claim = (): void => channel.postMessage({ page: MINE, account: account(), project: project() } satisfies Claim);
  let open = true;
  channel.addEventListener("message", (event: MessageEvent<Claim>) => {
    const other = event.data;
    if (!open || other.page === MINE || other.account !== account() || other.project !== project()) return;
    open = false;
    aside();
    explain();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  claim();
}

function explain(): void {
  document.querySelector("dialog[open]")?.remove();
  const dialog = document.createElement("dialog");
  const words = document.createElement("p");
  words.textContent = t("script_otherTab");
  const here = document.createElement("button");
  here.type = "button";
  here.textContent = t("script_goOnHere");
  here.addEventListener("click", () => location.reload());
  dialog.append(words, here);
  dialog.setAttribute("aria-label", t("script_otherTab"));
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
}
