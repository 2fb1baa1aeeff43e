// The editor of a guideline with a script: the text as raters will read it follows what is typed, and what a change of
// meaning touches opens when it is chosen. Without this script the same page works by its button.

const PAUSE = 400;

const form = document.querySelector<HTMLFormElement>("form[data-revise]");
const body = form?.querySelector<HTMLTextAreaElement>("textarea[name=body]");
const preview = form?.querySelector<HTMLElement>("[data-preview]");
const touches = form?.querySelector<HTMLDetailsElement>("[data-meaning]");

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

async function look(): Promise<void> {
  const path = preview?.dataset["preview"];
  if (!body || !preview || !path) return;
  const turn = ++asked;
  try {
    const response = await fetch(path, { method: "POST", body: new URLSearchParams({ body: body.value }) });
    if (!response.ok || turn !== asked) return;
    const read = new DOMParser().parseFromString(await response.text(), "text/html");
    preview.replaceChildren(...read.body.childNodes);
  } catch {
    // The line is cut: the look stays as it was, and the button still works.
  }
}

body?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => void look(), PAUSE);
});

form?.addEventListener("change", (event) => {
  const target = event.target;
  if (touches && target instanceof HTMLInputElement && target.name === "change") touches.open = target.value === "meaning";
});

void look();
