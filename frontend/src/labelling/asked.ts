// Questions on pages that are no label page: they behave as there, and are sent by their forms.
import { enhanceAll } from "./question";
import { applyConditions, clearFault, markCurrent } from "./questions";

const main = document.querySelector<HTMLElement>("main");

document.addEventListener("input", (event) => {
  const question = event.target instanceof Element ? event.target.closest<HTMLFieldSetElement>("fieldset.question") : null;
  if (question) clearFault(question);
  applyConditions();
  markCurrent();
});

if (main) {
  enhanceAll(main);
  applyConditions();
}
