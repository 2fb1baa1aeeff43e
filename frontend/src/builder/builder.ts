// The template builder with a script: acts on rows without leaving the page, and a preview that follows what is typed.
// Without this script the same form works by plain submits.

const PAUSE = 400;

const builder = document.getElementById("builder");
const form = (): HTMLFormElement | null => builder?.querySelector<HTMLFormElement>("form.builder-form") ?? null;

let timer: ReturnType<typeof setTimeout> | undefined;
let looks = 0;
/** What was typed or done since the page was opened and is not saved. */
let unsaved = false;
/** The JSON says what the form says. */
let jsonFresh = true;
/** The forms as they stood before each act: the browser's Back undoes acts. */
const past: HTMLFormElement[] = [];

/** Asks for the preview in a new frame behind the old one, so that it neither flickers nor fills the history. */
function look(): void {
  clearTimeout(timer);
  const all = builder?.querySelectorAll<HTMLIFrameElement>("iframe[data-preview]");
  const shown = all?.[0];
  const button = form()?.querySelector<HTMLButtonElement>("button[data-look]");
  if (!all || !shown || !button) return;
  for (const waiting of [...all].slice(1)) waiting.remove();
  const next = document.createElement("iframe");
  next.title = shown.title;
  next.dataset["preview"] = "";
  next.name = `preview-${++looks}`;
  next.className = "coming";
  next.tabIndex = -1;
  shown.after(next);
  button.formTarget = next.name;
  form()?.requestSubmit(button);
  next.addEventListener("load", () => arrived(shown, next));
}

function arrived(shown: HTMLIFrameElement, next: HTMLIFrameElement): void {
  if (!next.isConnected || next.contentWindow?.location.href === "about:blank") return;
  const place = shown.contentWindow?.scrollY ?? 0;
  next.className = "";
  next.removeAttribute("tabindex");
  next.contentWindow?.scrollTo(0, place);
  shown.remove();
}

function lookSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

/** Does one act and puts the form that comes back in the place of this one. */
async function act(button: HTMLButtonElement): Promise<void> {
  const now = form();
  if (!now) return;
  const fields = new URLSearchParams();
  new FormData(now, button).forEach((value, name) => fields.append(name, String(value)));
  let fetched: Document;
  try {
    const response = await fetch(now.action, { method: "POST", body: fields });
    fetched = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return now.submit();
  }
  const next = fetched.querySelector<HTMLFormElement>("form.builder-form");
  if (!next) return now.submit();
  const kept = document.importNode(next, true);
  now.replaceWith(kept);
  jsonFresh = true;
  past.push(now);
  history.pushState({ acts: past.length }, "");
  unsaved = true;
  settle(kept, button);
  look();
}

/** Moves the focus to where the act led: the fault, the row added or moved, the same control. */
function settle(next: HTMLFormElement, button: HTMLButtonElement): void {
  const fault = next.querySelector<HTMLElement>("[role=alert]");
  if (fault) {
    fault.tabIndex = -1;
    fault.focus();
    return;
  }
  const goes = button.dataset["goes"] ?? button.formAction.split("#")[1] ?? "";
  const place = document.getElementById(goes) ?? next;
  const again = button.dataset["again"] ? document.getElementById(button.dataset["again"]) : null;
  const first = place.matches("fieldset") ? place.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea") : null;
  (again ?? first ?? place.querySelector<HTMLElement>("button:not(:disabled)") ?? place).focus();
}

addEventListener("popstate", (event) => {
  const acts = (event.state as { acts?: number } | null)?.acts ?? 0;
  const before = past[acts];
  if (!before) return;
  past.length = acts;
  form()?.replaceWith(before);
  look();
});

addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

builder?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button instanceof HTMLButtonElement && button.value === "save") unsaved = false;
  if (!(button instanceof HTMLButtonElement) || button.name !== "act" || button.value === "save") return;
  event.preventDefault();
  void act(button);
});

builder?.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-look]") : null;
  if (!button) return;
  event.preventDefault();
  look();
});

builder?.addEventListener("input", (event) => {
  unsaved = true;
  jsonFresh &&= event.target instanceof HTMLElement && event.target.id === "json-text";
  lookSoon();
});

// Whoever opens the JSON finds what the form says now.
builder?.addEventListener("toggle", async (event) => {
  const details = event.target;
  const refresh = form()?.querySelector<HTMLButtonElement>("button[data-refresh]");
  if (!(details instanceof HTMLDetailsElement) || !details.open || jsonFresh || !refresh || !details.closest("#json")) return;
  await act(refresh);
  const again = form()?.querySelector<HTMLDetailsElement>("#json details");
  if (!again) return;
  again.open = true;
  again.querySelector("summary")?.focus();
}, { capture: true });

// Another type of answer has other cells, other data other fields.
builder?.addEventListener("change", (event) => {
  const field = event.target;
  const refresh = form()?.querySelector<HTMLButtonElement>("button[data-refresh]");
  if (!(field instanceof HTMLSelectElement) || !refresh) return;
  if (field.dataset["type"] === undefined && field.name !== "dataset") return;
  const acting = refresh.cloneNode() as HTMLButtonElement;
  acting.hidden = true;
  acting.dataset["again"] = field.id;
  refresh.after(acting);
  void act(acting);
});

if (builder) {
  builder.classList.add("live");
  look();
}
export {};
