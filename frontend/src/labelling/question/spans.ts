// Words of the shown text are marked by selecting them, by tapping and by keys.
import { t } from "../../text";
import { markedText, type MarkedText, type Stretch } from "../show/text";
import { how, make } from "./parts";
import { Regions, type Item, type Kind, type Part } from "./regions";
import { SpanKeys } from "./spanKeys";

/** Code points, as they are stored. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function enhance(question: HTMLFieldSetElement): void {
  const parts = question.querySelector<HTMLElement>(".parts");
  const place = question.closest(".task")?.querySelector<HTMLElement>(`.item .text[data-field="${CSS.escape(parts?.dataset["on"] ?? "")}"]`);
  if (parts && place) new Spans(question, markedText(place), "overlap" in parts.dataset);
}

class Spans implements Kind<Span> {
  private readonly regions: Regions<Span>;
  private readonly mark: HTMLButtonElement;
  /** What is selected and not yet marked, in units. */
  private pending: Stretch | null = null;

  constructor(question: HTMLFieldSetElement, private readonly text: MarkedText, private readonly overlap: boolean) {
    this.regions = new Regions<Span>(question, this);
    const id = `how-${question.dataset["question"] ?? ""}`;
    this.regions.bar.before(how(t("script_spansHow"), id));
    this.mark = this.regions.button("", () => this.markPending());
    this.regions.button(t("script_regionUndo"), () => this.regions.undo());
    this.readyText(id);
    this.select(null);
    question.addEventListener("focusin", () => (text.owner = this));
    question.addEventListener("pointerdown", () => (text.owner = this));
    text.owner ??= this;
    this.draw();
  }

  private readyText(hint: string): void {
    const { place } = this.text;
    place.tabIndex = 0;
    place.classList.add("markable");
    place.dataset["ownKeys"] = "";
    // A text to move through: screen readers hand their arrow keys over.
    place.setAttribute("role", "textbox");
    place.setAttribute("aria-readonly", "true");
    place.setAttribute("aria-multiline", "true");
    place.setAttribute("aria-label", t("script_spansText"));
    place.setAttribute("aria-describedby", hint);
    const keys = new SpanKeys(this.text, {
      select: (stretch) => this.select(stretch),
      mark: () => this.markPending(),
      remove: () => this.removeHere(),
      undo: (event) => this.regions.undoKey(event),
      drop: () => this.drop(),
    });
    place.addEventListener("keydown", (event) => {
      if (this.text.owner === this) keys.press(event);
    });
    place.addEventListener("pointerdown", (event) => {
      if (this.text.owner !== this) return;
      document.addEventListener("pointerup", (up) => setTimeout(() => this.released(up, event)), { once: true });
    });
    // Fingers select by long presses, whose end no pointer tells.
    place.addEventListener("touchend", () => setTimeout(() => this.text.owner === this && this.select(this.text.selected() ?? this.pending), 300));
  }

  /** What a pointer selected is marked at once; a click on a mark chooses it, one on a word offers that word. */
  private released(up: PointerEvent, down: PointerEvent): void {
    const selected = this.text.selected();
    if (selected && up.pointerType === "mouse") {
      this.select(selected);
      this.markPending();
      getSelection()?.removeAllRanges();
      return;
    }
    if (selected || Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > 10) return;
    const unit = this.text.unitAt(up.clientX, up.clientY);
    if (unit === null) return;
    const item = this.at(unit);
    this.regions.choose(item);
    const word = item ? null : this.text.words().find(([start, end]) => start <= unit && unit <= end);
    this.select(word ?? null);
  }

  private select(stretch: Stretch | null): void {
    this.pending = stretch;
    this.text.cursor = stretch;
    this.mark.disabled = !stretch;
    this.mark.textContent = stretch ? t("script_spansMark", this.short(stretch)) : t("script_spansMarkNone");
    if (stretch) {
      this.text.last = stretch[1];
      this.regions.choose(null);
      this.regions.say(this.text.text.slice(...stretch));
    }
    this.draw();
  }

  private drop(): void {
    if (!this.pending && !this.regions.chosen) return;
    this.regions.choose(null);
    this.select(null);
    this.regions.say(t("script_spansDropped"));
  }

  private short([start, end]: Stretch): string {
    const words = this.text.text.slice(start, end).replace(/\s+/g, " ");
    return words.length > 40 ? `${words.slice(0, 20)}…${words.slice(-18)}` : words;
  }

  picked(label: string): boolean {
    this.text.owner = this;
    return this.pending ? this.markPending(label) : false;
  }

  private markPending(label = this.regions.label): boolean {
    const stretch = this.pending && this.text.trimmed(this.pending);
    if (!stretch) return false;
    const place = { start: this.text.point(stretch[0]), end: this.text.point(stretch[1]) };
    if (!this.fits(place, label)) return true;
    this.select(null);
    this.regions.add({ place, label });
    this.regions.say(t("script_spansMarked", this.words(place), this.regions.title(label)));
    return true;
  }

  /** Whether a span may be there; says so where it may not. */
  private fits(place: Span, label: string, but?: Item<Span>): boolean {
    for (const { part, row } of this.regions.items) {
      if (!part || row === but?.row) continue;
      const same = part.place.start === place.start && part.place.end === place.end && part.label === label;
      const shared = part.place.start < place.end && place.start < part.place.end;
      if (same || (shared && !this.overlap)) {
        this.regions.say(t(same ? "script_spansSame" : "script_spansOverlap", this.words(part.place)));
        return false;
      }
    }
    return true;
  }

  private at(unit: number): Item<Span> | null {
    const point = this.text.point(unit);
    return this.regions.items.find(({ part }) => part && part.place.start <= point && point <= part.place.end) ?? null;
  }

  private removeHere(): void {
    const item = this.regions.chosen ?? (this.pending && this.at(this.pending[0]));
    if (item) this.regions.remove(item);
  }

  write = ({ start, end }: Span): string[] => [String(start), String(end)];

  read(fields: string[]): Span | null {
    const [start, end] = fields.map((field) => (field.trim() ? Number(field) : NaN));
    return Number.isInteger(start) && Number.isInteger(end) && start! < end! ? { start: start!, end: end! } : null;
  }

  words(place: Span): string {
    return `“${this.short([this.text.unit(place.start), this.text.unit(place.end)])}”`;
  }

  /** Buttons that move the ends by a character. */
  tools(item: Item<Span>): Node[] {
    const nudge = (sign: string, key: string, start: number, end: number): Node => {
      const button = make("button", { type: "button", className: "secondary nudge", title: t(key) }, sign);
      button.setAttribute("aria-label", t(key));
      button.addEventListener("click", () => this.nudge(item, start, end));
      return button;
    };
    return [make("span", { className: "nudges" }, nudge("⇤", "script_spansStartEarlier", -1, 0), nudge("⇥", "script_spansStartLater", 1, 0),
      nudge("⇠", "script_spansEndEarlier", 0, -1), nudge("⇢", "script_spansEndLater", 0, 1))];
  }

  private nudge(item: Item<Span>, start: number, end: number): void {
    if (!item.part) return;
    const { place, label } = item.part as Part<Span>;
    const next = { start: place.start + start, end: place.end + end };
    const whole = this.text.point(this.text.text.length);
    if (next.start < 0 || next.end > whole || next.start >= next.end || !this.fits(next, label, item)) return;
    this.regions.change(item, { place: next, label });
    this.regions.say(this.words(next));
  }

  draw(): void {
    if (!this.regions) return;
    this.text.layers.set(this, this.regions.items.flatMap((item) => item.part ? {
      start: this.text.unit(item.part.place.start),
      end: this.text.unit(item.part.place.end),
      colour: this.regions.colour(item.part.label),
      title: this.regions.title(item.part.label),
      chosen: item === this.regions.chosen,
    } : []));
    this.text.draw();
  }
}
