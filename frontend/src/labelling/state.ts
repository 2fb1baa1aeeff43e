// The line that says what is saved and what is not. It is drawn from the outbox alone, so that it is always true.
import { announce, t } from "../text";
import * as outbox from "./outbox";
import { currentTask, write, type Act, type Kind } from "./page";
import { toSignIn } from "./post";

let mend: (entry: outbox.Entry) => void = () => {};
let said = "";

function draw(): void {
  const all = outbox.entries();
  const wait = all.filter((entry) => !entry.refused).length;
  const refused = all.find((entry) => entry.refused);
  if (outbox.connection() === "signed out") {
    return put(t(wait ? "script_signedOutWaiting" : "script_signedOut", wait), "bad", { name: t("script_signIn"), act: toSignIn });
  }
  if (refused?.mendable && refused.lease !== currentTask()?.id) {
    return put(t("script_refused", refused.refused ?? ""), "bad", { name: t("script_mend"), act: () => mend(refused) });
  }
  if (refused && !refused.mendable) {
    return put(t("script_lost", refused.refused ?? ""), "bad", { name: t("script_putAway"), act: () => outbox.remove(refused.lease) });
  }
  if (outbox.connection() === "offline") return put(t("script_offline", wait), "warn");
  if (outbox.unkept()) return put(t("script_unkept", wait), "warn");
  put(wait ? t("script_waiting", wait) : t("script_saved"), "calm");
}

function put(text: string, kind: Kind, button?: Act): void {
  write(document.querySelector<HTMLElement>(".saved"), text, kind, button);
  // Read out only what changes the matter, not each answer on its way.
  if (kind !== "calm") announce(text);
  else if (said && said !== "calm") announce(t("script_saved"));
  said = kind;
}

export const redraw = draw;

/** Draws now and at each change; `toMend` opens an answer that the server refused. */
export function drawState(toMend: (entry: outbox.Entry) => void): void {
  mend = toMend;
  outbox.watch(draw);
  draw();
}
