// What every page may use: questions before a form is sent, copy buttons.

/** Copies by the clipboard where the page may use it, else by a selection (plain http on an own network). */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr-only";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

async function copyFrom(button: HTMLElement): Promise<void> {
  const done = await copy(button.dataset["copy"] ?? "");
  button.dataset["name"] ??= (button.textContent ?? "").trim();
  button.setAttribute("aria-live", "polite");
  button.textContent = (done ? button.dataset["copied"] : button.dataset["byHand"]) ?? "";
  button.focus();
  setTimeout(() => (button.textContent = button.dataset["name"] ?? ""), 2000);
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLElement;
  const question = form.dataset["confirm"];
  if (question && !confirm(question)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, { capture: true });

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
  if (button) void copyFrom(button);
});

export {};
