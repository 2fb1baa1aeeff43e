// The dialog with the keys: what they do, other keys for commands, none at all (WCAG 2.1.4), and other choices.
import { t } from "../text";
import { choose, COMMANDS, giveKey, keyOf, setting, singleKeys, type Command } from "./settings";

function element<K extends keyof HTMLElementTagNameMap>(
  name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Draws the commands' keys on the buttons as they are now, or none. */
export function applyKeys(): void {
  document.body.classList.toggle("no-keys", !singleKeys());
  const places: Partial<Record<Command, string>> = {
    undo: "form.undo kbd", skip: ".skip summary kbd", guideline: ".drawer summary kbd",
    note: ".note kbd", flag: ".flag kbd", help: ".keys-button kbd", cover: ".cover summary kbd",
  };
  for (const [command, place] of Object.entries(places)) {
    for (const key of document.querySelectorAll(place)) key.textContent = keyOf(command as Command).toUpperCase();
  }
}

function row(keys: Node[], meaning: string): HTMLElement[] {
  return [element("dt", {}, ...keys), element("dd", {}, meaning)];
}

function remap(command: Command): HTMLElement[] {
  const name = t("script_key_" + command);
  const field = element("input", { value: keyOf(command), maxLength: 1, size: 2, autocomplete: "off" });
  field.setAttribute("aria-label", t("script_keyFor", name));
  const hint = element("span", { className: "hint" });
  hint.setAttribute("role", "status");
  field.addEventListener("input", () => {
    const key = field.value.toLowerCase();
    if (!key || key === " ") return;
    const given = giveKey(command, key);
    hint.textContent = given ? "" : t("script_keyTaken", key);
    if (given) applyKeys();
  });
  // One key fits: what is typed takes the place of what is there, wherever one clicked.
  for (const event of ["focus", "click"]) field.addEventListener(event, () => field.select());
  field.addEventListener("blur", () => {
    field.value = keyOf(command);
    hint.textContent = "";
  });
  const meaning = element("dd", {}, name + " ", hint);
  return [element("dt", {}, field), meaning];
}

function tick(text: string, on: boolean, act: (on: boolean) => void): HTMLLabelElement {
  const box = element("input", { type: "checkbox", checked: on });
  box.addEventListener("change", () => act(box.checked));
  return element("label", { className: "check" }, box, " " + text);
}

function covers(changed: () => void): HTMLLabelElement {
  const select = element("select", {},
    ...["cover", "blur", "show"].map((way) => element("option", { value: way, selected: way === (setting("cover") ?? "cover") }, t("script_cover_" + way))));
  select.addEventListener("change", () => {
    choose("cover", select.value);
    changed();
  });
  return element("label", {}, t("script_covers") + " ", select);
}

function build(changed: () => void): HTMLDialogElement {
  const key = (text: string): Node => element("kbd", {}, text);
  const list = element("dl", {}, ...row([key("1"), key("…")], t("script_keyOption")), ...row([key("Enter")], t("script_keyEnter")),
    ...COMMANDS.flatMap(remap));
  const close = element("button", { type: "button", autofocus: true }, t("script_close"));
  const dialog = element("dialog", { id: "keys" },
    element("h2", { id: "keys-title" }, t("script_keys")), list,
    tick(t("script_singleKeys"), singleKeys(), (on) => {
      choose("keys", on ? "on" : "off");
      applyKeys();
    }),
    element("p", { className: "hint" }, t("script_singleKeysHint")),
    covers(changed),
    tick(t("script_pauseSetting"), setting("pause") !== "off", (on) => choose("pause", on ? "on" : "off")),
    element("div", { className: "actions" }, close));
  dialog.setAttribute("aria-labelledby", "keys-title");
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

export function showKeys(changed: () => void = () => {}): void {
  const known = document.getElementById("keys");
  const dialog = known instanceof HTMLDialogElement ? known : build(changed);
  if (!dialog.open) dialog.showModal();
}

/** A button in the head of the page: the way to the dialog without a key. */
export function addKeysButton(): void {
  const head = document.querySelector(".label-head");
  if (!head || head.querySelector(".keys-button")) return;
  head.append(element("button", { type: "button", className: "quiet keys-button" }, t("script_keys") + " ", element("kbd", {}, keyOf("help"))));
}
