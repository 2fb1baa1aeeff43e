// An order by buttons, keys or dragging. The selects, one a place, hold the answer and are hidden.
import { announce, t } from "../../text";
import { changed, make, onPlainChange, widget } from "./parts";

export function enhance(question: HTMLFieldSetElement): void {
  const plain = question.querySelector<HTMLElement>(".places");
  const elements = question.querySelector<HTMLElement>(".elements");
  const places = Array.from(question.querySelectorAll<HTMLSelectElement>(".places select"));
  const first = places[0];
  if (!plain || !elements || !first) return;

  const list = make("ol", { className: "ranking" });
  const keep = make("button", { type: "button", className: "secondary" }, t("script_rankKeep"));
  const rows = new Map<string, HTMLLIElement>();
  for (const element of elements.children) {
    const value = (element as HTMLElement).dataset["value"] ?? "";
    rows.set(value, row(value, element.querySelector(".text")?.textContent ?? value));
  }
  plain.hidden = elements.hidden = true;
  plain.after(widget("div", {}, list, keep));

  const order = (): string[] => Array.from(list.children, (each) => (each as HTMLElement).dataset["value"] ?? "");

  function row(value: string, title: string): HTMLLIElement {
    const grip = make("span", { className: "grip", draggable: true }, "⠿");
    grip.setAttribute("aria-hidden", "true");
    const text = make("span", { className: "text", dir: "auto" }, title);
    const made = make("li", {}, grip, text, mover(-1, "↑", "script_rankUp"), mover(1, "↓", "script_rankDown"));
    made.dataset["value"] = value;
    return made;

    function mover(by: number, sign: string, key: string): HTMLButtonElement {
      const button = make("button", { type: "button", className: "secondary" }, sign);
      button.setAttribute("aria-label", t(key, title));
      button.addEventListener("click", () => move(made, by, button));
      return button;
    }
  }

  function move(moved: HTMLLIElement, by: number, from?: HTMLElement): void {
    const other = by < 0 ? moved.previousElementSibling : moved.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(moved);
    else other.after(moved);
    write();
    from?.focus();
    if (document.activeElement !== from) moved.querySelector<HTMLButtonElement>("button:not([disabled])")?.focus();
    const title = moved.querySelector(".text")?.textContent ?? "";
    announce(t("script_rankMoved", title, order().indexOf(moved.dataset["value"] ?? "") + 1, rows.size));
  }

  /** Buttons that lead nowhere are off; the order as it came is kept only by saying so. */
  function mark(): void {
    for (const each of list.children) {
      const [up, down] = each.querySelectorAll("button");
      if (up) up.disabled = !each.previousElementSibling;
      if (down) down.disabled = !each.nextElementSibling;
    }
    keep.hidden = places.every((place) => place.value !== "");
  }

  function write(): void {
    order().forEach((value, index) => {
      const place = places[index];
      if (place) place.value = value;
    });
    mark();
    if (first) changed(first);
  }

  /** Puts the rows in the order of the selects, as far as they say one. */
  function read(): void {
    const said = places.map((place) => place.value).filter((value) => rows.has(value));
    const rest = Array.from(rows.keys()).filter((value) => !said.includes(value));
    list.replaceChildren(...[...new Set([...said, ...rest])].map((value) => rows.get(value) ?? ""));
    mark();
  }

  list.addEventListener("keydown", (event) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const moved = target?.closest("li");
    if (!target || !moved) return;
    event.preventDefault();
    move(moved, event.key === "ArrowUp" ? -1 : 1, target);
  });
  keep.addEventListener("click", () => {
    write();
    list.querySelector<HTMLButtonElement>("button:not([disabled])")?.focus();
  });

  let dragged: HTMLLIElement | null = null;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target instanceof Element ? event.target.closest("li") : null;
    if (dragged) event.dataTransfer?.setDragImage(dragged, 0, 0);
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target instanceof Element ? event.target.closest("li") : null;
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (dragged) write();
    dragged = null;
  });
  onPlainChange(question, read);
  read();
}
