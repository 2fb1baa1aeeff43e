// The label page as leads look at it while they build: its questions behave, and nothing is fetched, kept or sent.
import { t } from "../text";
import { enhanceAll } from "./question";
import { applyConditions, clearFault, markCurrent, missing, pick } from "./questions";

const main = document.querySelector<HTMLElement>("main");

function complete(): void {
  const line = document.querySelector<HTMLElement>(".state");
  if (line) line.textContent = missing() ? "" : t("script_previewSent");
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  complete();
});

document.addEventListener("input", (event) => {
  const question = event.target instanceof Element ? event.target.closest<HTMLFieldSetElement>("fieldset.question") : null;
  if (question) clearFault(question);
  applyConditions();
  markCurrent();
});
document.addEventListener("focusin", markCurrent);

document.addEventListener("keydown", (event) => {
  const target = event.target;
  const typing = target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
  if (pick(event.key.toLowerCase())) event.preventDefault();
});

if (main) {
  const form = main.querySelector<HTMLFormElement>("form.answer");
  if (form) form.noValidate = true;
  enhanceAll(main);
  applyConditions();
  markCurrent();
}
