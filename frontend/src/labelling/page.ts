// The label page as it stands in the document. Nothing is kept here: main may be swapped at any time.

export interface Lease {
  readonly project: string;
  readonly id: string;
  readonly seconds: number;
  readonly expires: number;
}

export const mainOf = (from: ParentNode = document): HTMLElement | null => from.querySelector<HTMLElement>("main");

export const pageOf = (from: ParentNode = document): HTMLElement | null =>
  from.querySelector<HTMLElement>(".label-page[data-lease]");

export const answerForm = (): HTMLFormElement | null =>
  document.querySelector<HTMLFormElement>(".label-page form.answer");

export function leaseOf(from: ParentNode = document): Lease | null {
  const page = pageOf(from);
  if (!page) return null;
  const { project = "", lease = "", leaseSeconds, expires } = page.dataset;
  const seconds = Number(leaseSeconds) || 600;
  return { project, id: lease, seconds, expires: Date.parse(expires ?? "") || Date.now() + seconds * 1000 };
}

export const oneKey = (): boolean => pageOf()?.dataset["oneKey"] === "true";

export const nextUrl = (project: string): string => `/label/${encodeURIComponent(project)}/next`;

export const leaseUrl = (lease: Lease, act = ""): string =>
  `/label/${encodeURIComponent(lease.project)}/${encodeURIComponent(lease.id)}${act && "/" + act}`;

export type Kind = "calm" | "warn" | "bad";

/** Writes the state line; a button may follow the words. The same words are not written (or read out) twice. */
export function say(text: string, kind: Kind = "calm", button?: { name: string; act: () => void }): void {
  const line = document.querySelector<HTMLElement>(".label-page .state");
  if (!line) return announce(text);
  if (line.dataset["said"] === text) return;
  line.dataset["said"] = text;
  line.dataset["kind"] = kind;
  line.textContent = text;
  if (!button) return;
  const element = document.createElement("button");
  element.type = "button";
  element.className = "secondary";
  element.textContent = button.name;
  element.addEventListener("click", button.act);
  line.append(" ", element);
}

/** Takes back a line of one kind, and no other. */
export function unsay(kind: Kind): void {
  const line = document.querySelector<HTMLElement>(".label-page .state");
  if (line?.dataset["kind"] === kind) say("");
}

/** Reads words out from a line that stays when main is swapped. */
export function announce(text: string): void {
  let line = document.getElementById("announced");
  if (!line) {
    line = document.createElement("p");
    line.id = "announced";
    line.className = "sr-only";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = line.textContent === text ? text + "\u00a0" : text;
}

/** Puts other content into main and moves the focus to what is to be looked at. */
export function show(main: HTMLElement): void {
  const own = mainOf();
  if (!own) return;
  own.replaceChildren(...Array.from(main.childNodes, (node) => document.importNode(node, true)));
  const heading = own.querySelector<HTMLElement>(".item :is(h1, h2, h3)") ?? own.querySelector<HTMLElement>("h1, h2, h3") ?? own;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** The main of an answered page, or null when it has none. */
export async function mainFrom(response: Response): Promise<HTMLElement | null> {
  if (!response.headers.get("Content-Type")?.includes("html")) return null;
  return mainOf(new DOMParser().parseFromString(await response.text(), "text/html"));
}
