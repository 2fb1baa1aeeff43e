// The dialog that lists the keys and switches the single-key shortcuts off and on (WCAG 2.1.4).
import { choose, singleKeys } from "./settings";

const KEYS: ReadonlyArray<readonly [string[], string]> = [
  [["1", "…"], "Picks the option that shows this key"],
  [["Enter"], "Sends the answer; in a long text, Ctrl or Cmd with Enter"],
  [["U"], "Undoes the last answer"],
  [["S"], "Opens Skip and goes to its reason"],
  [["G"], "Opens and closes the guideline"],
  [["?"], "Shows these keys"],
];

function element<K extends keyof HTMLElementTagNameMap>(
  name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function applyKeys(): void {
  document.body.classList.toggle("no-keys", !singleKeys());
}

function build(): HTMLDialogElement {
  const list = element("dl");
  for (const [keys, meaning] of KEYS) {
    list.append(element("dt", {}, ...keys.map((key) => element("kbd", {}, key))), element("dd", {}, meaning));
  }
  const box = element("input", { type: "checkbox", checked: singleKeys() });
  box.addEventListener("change", () => {
    choose("keys", box.checked ? "on" : "off");
    applyKeys();
  });
  const close = element("button", { type: "button", autofocus: true }, "Close");
  const dialog = element("dialog", { id: "keys" },
    element("h2", { id: "keys-title" }, "Keys"), list,
    element("label", {}, box, " Use single keys"),
    element("p", { className: "hint" }, "Switch them off if they disturb speech input or happen by accident. Enter and Tab go on working."),
    element("div", { className: "actions" }, close));
  dialog.setAttribute("aria-labelledby", "keys-title");
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

export function showKeys(): void {
  const known = document.getElementById("keys");
  const dialog = known instanceof HTMLDialogElement ? known : build();
  if (!dialog.open) dialog.showModal();
}

/** A button in the head of the page: the way to the dialog without a key. */
export function addKeysButton(): void {
  const head = document.querySelector(".label-head");
  if (!head || head.querySelector(".keys-button")) return;
  const button = element("button", { type: "button", className: "quiet keys-button" }, "Keys ", element("kbd", {}, "?"));
  head.append(button);
}
