// The parts of an item that are marked: one row each below the question, whose plain fields hold the answer.
import { t } from "../../text";
import { changed, make, onPlainChange, widget } from "./parts";

/** A part is its place, as the plain fields of a row write it, and a label. */
export interface Part<P> {
  readonly place: P;
  readonly label: string;
}

/** What a kind of part knows of itself. */
export interface Kind<P> {
  /** The fields of a row. */
  write(place: P): string[];
  /** The place that the fields say, or null. */
  read(fields: string[]): P | null;
  /** What people call it. */
  words(place: P): string;
  /** Draws all parts anew. */
  draw(): void;
  /** Further buttons of a row. */
  tools?(item: Item<P>): Node[];
  /** A label was picked: true when it has served its purpose. */
  picked?(label: string): boolean;
}

export interface Item<P> {
  readonly row: HTMLLIElement;
  part: Part<P> | null;
}

type Field = HTMLInputElement | HTMLSelectElement;

export class Regions<P> {
  readonly items: Item<P>[] = [];
  readonly bar = widget("div", { className: "mark-bar" });
  chosen: Item<P> | null = null;
  private readonly radios: HTMLInputElement[];
  private readonly list: HTMLOListElement;
  private readonly pattern: HTMLLIElement;
  private readonly line = make("p", { className: "hint says" });
  private readonly past: Part<P>[][] = [];

  constructor(readonly question: HTMLFieldSetElement, private readonly kind: Kind<P>) {
    const list = question.querySelector<HTMLOListElement>(".parts > ol");
    const last = list?.lastElementChild;
    if (!list || !(last instanceof HTMLLIElement)) throw new Error("no rows");
    this.list = list;
    this.pattern = last.cloneNode(true) as HTMLLIElement;
    const rows = Array.from(list.children, (row) => fieldsOf(row).map((field) => field.value));
    list.replaceChildren();
    list.classList.add("marked-parts");
    question.querySelectorAll<HTMLElement>(".parts > .hint, .parts > details").forEach((part) => (part.hidden = true));
    this.radios = Array.from(question.querySelectorAll<HTMLInputElement>("input[data-label]"));
    this.readyLabels();
    this.line.setAttribute("role", "status");
    list.before(this.bar);
    list.after(widget("div", {}, this.line));
    for (const fields of rows) if (fields.some((field) => field.trim())) this.put(fields);
    this.listen();
  }

  private readyLabels(): void {
    const group = this.question.querySelector<HTMLElement>(".labels");
    if (group) group.hidden = false;
    this.radios.forEach((radio, index) => {
      radio.disabled = false;
      if (index === 0 && !this.radios.some((each) => each.checked)) radio.checked = true;
      const use = (event: Event): void => {
        event.stopPropagation();
        this.pick(radio.value);
      };
      radio.addEventListener("input", use);
      radio.addEventListener("change", (event) => event.stopPropagation());
      // The label that is active already: clicking it marks or relabels as well.
      radio.closest("label")?.addEventListener("pointerup", () => radio.checked && this.pick(radio.value));
    });
  }

  /** The active label. */
  get label(): string {
    return (this.radios.find((radio) => radio.checked) ?? this.radios[0])?.value ?? "";
  }

  private radio = (label: string): HTMLInputElement | undefined => this.radios.find((radio) => radio.value === label);

  colour = (label: string): string => this.radio(label)?.dataset["colour"] ?? "#7d7f86";

  title = (label: string): string => this.radio(label)?.closest("label")?.querySelector(".title")?.textContent ?? label;

  private pick(label: string): void {
    if (this.kind.picked?.(label)) return;
    const part = this.chosen?.part;
    if (!part || !this.chosen || part.label === label) return;
    this.change(this.chosen, { place: part.place, label });
    this.say(t("script_relabelled", this.kind.words(part.place), this.title(label)));
  }

  /** Says what happened, where it is seen and read out. */
  say(text: string): void {
    this.line.textContent = this.line.textContent === text ? text + "\u00a0" : text;
  }

  private keep(): void {
    this.past.push(this.items.flatMap((item) => item.part ?? []));
    if (this.past.length > 100) this.past.shift();
  }

  /** A row with these fields. */
  private put(fields: string[]): Item<P> {
    const row = this.pattern.cloneNode(true) as HTMLLIElement;
    const item: Item<P> = { row, part: null };
    const choose = make("button", { type: "button", className: "secondary choose" });
    choose.addEventListener("click", () => this.choose(this.chosen === item ? null : item));
    const remove = make("button", { type: "button", className: "secondary remove" }, "✕");
    remove.addEventListener("click", () => this.remove(item, true));
    row.prepend(choose);
    row.append(...(this.kind.tools?.(item) ?? []), remove);
    row.addEventListener("focusin", (event) => {
      if (event.target instanceof HTMLInputElement) this.choose(item);
    });
    fieldsOf(row).forEach((field, index) => (field.value = fields[index] ?? ""));
    this.list.append(row);
    this.items.push(item);
    this.readRow(item);
    return item;
  }

  private readRow(item: Item<P>): void {
    const values = fieldsOf(item.row).map((field) => field.value);
    const label = values.pop() ?? "";
    const place = this.kind.read(values);
    item.part = place && label ? { place, label } : null;
    this.dress(item);
  }

  private dress(item: Item<P>): void {
    const { row, part } = item;
    const words = part ? this.kind.words(part.place) : t("script_regionUnread");
    row.classList.toggle("unread", !part);
    row.style.setProperty("--hue", this.colour(part?.label ?? ""));
    const choose = row.querySelector<HTMLElement>(".choose");
    if (choose) choose.textContent = words;
    row.querySelector(".remove")?.setAttribute("aria-label", t("script_regionRemove", words));
    row.querySelector("select")?.setAttribute("aria-label", t("script_regionLabel", words));
    this.mark();
  }

  private mark(): void {
    for (const { row } of this.items) {
      const chosen = row === this.chosen?.row;
      row.classList.toggle("now", chosen);
      row.querySelector(".choose")?.setAttribute("aria-pressed", String(chosen));
    }
  }

  /** Marks a part. */
  add(part: Part<P>): Item<P> {
    this.keep();
    const item = this.put([...this.kind.write(part.place), part.label]);
    this.told(item);
    return item;
  }

  /** Gives a part another place or label; while it moves, only the last step is told. */
  change(item: Item<P>, part: Part<P>, keeping = true): void {
    if (keeping) this.keep();
    const values = [...this.kind.write(part.place), part.label];
    fieldsOf(item.row).forEach((field, index) => (field.value = values[index] ?? ""));
    item.part = part;
    this.dress(item);
    this.told(item);
  }

  remove(item: Item<P>, focus = false): void {
    this.keep();
    const at = this.items.indexOf(item);
    const words = item.part ? this.kind.words(item.part.place) : "";
    this.items.splice(at, 1);
    item.row.remove();
    if (this.chosen === item) this.chosen = null;
    this.told();
    this.say(t("script_regionRemoved", words));
    const next = (this.items[at] ?? this.items[at - 1])?.row.querySelector<HTMLElement>(".remove");
    if (focus) (next ?? this.radios.find((radio) => radio.checked))?.focus();
  }

  choose(item: Item<P> | null): void {
    if (this.chosen === item) return;
    this.chosen = item;
    const radio = item?.part && this.radio(item.part.label);
    if (radio) radio.checked = true;
    this.mark();
    this.kind.draw();
    if (item?.part) this.say(t("script_regionChosen", this.kind.words(item.part.place), this.title(item.part.label)));
  }

  /** Takes the last change back. */
  undo(): void {
    const before = this.past.pop();
    if (!before) return this.say(t("script_regionNoUndo"));
    const focused = document.activeElement;
    this.items.splice(0);
    this.list.replaceChildren();
    this.chosen = null;
    for (const part of before) this.put([...this.kind.write(part.place), part.label]);
    this.told();
    if (focused && !focused.isConnected) this.bar.querySelector("button")?.focus();
    this.say(t("script_regionUndone", before.length));
  }

  private told(item?: Item<P>): void {
    const counts = new Map<string, number>();
    for (const { part } of this.items) if (part) counts.set(part.label, (counts.get(part.label) ?? 0) + 1);
    this.question.dataset["words"] = [...counts].map(([label, count]) => `${count} ${this.title(label)}`).join(", ");
    this.kind.draw();
    changed(item ? fieldsOf(item.row)[0] ?? this.question : this.question);
  }

  private listen(): void {
    onPlainChange(this.question, () => {
      const none = this.question.querySelector<HTMLInputElement>("input[data-none]");
      if (none?.checked && this.items.length) {
        this.keep();
        this.items.splice(0).forEach((item) => item.row.remove());
        this.chosen = null;
        this.told();
        return;
      }
      this.items.forEach((item) => this.readRow(item));
      this.kind.draw();
    });
    this.question.addEventListener("keydown", (event) => {
      const row = event.target instanceof HTMLElement && event.target.closest("li");
      const item = this.items.find((each) => each.row === row);
      if (event.key === "Delete" && item && !(event.target instanceof HTMLInputElement)) this.remove(item, true);
      else if (!this.undoKey(event)) return;
      event.preventDefault();
    });
  }

  /** Ctrl or Cmd with Z takes the last change back, but in a field, which has that key itself. */
  undoKey(event: KeyboardEvent): boolean {
    const undo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!undo || (event.target instanceof HTMLInputElement && /^(number|text)$/.test(event.target.type))) return false;
    this.undo();
    return true;
  }

  /** A button of the bar. */
  button(text: string, act: () => void): HTMLButtonElement {
    const button = make("button", { type: "button", className: "secondary" }, text);
    button.addEventListener("click", act);
    this.bar.append(button);
    return button;
  }
}

const fieldsOf = (row: Element): Field[] => Array.from(row.querySelectorAll<Field>("input, select"));
