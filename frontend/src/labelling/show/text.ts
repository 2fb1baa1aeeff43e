// A text with marks in it: drawn in pieces, read in places. Its characters never change.
import { make } from "../question/parts";

/** Places are UTF-16 units, as the page counts. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly colour: string;
  readonly title: string;
  readonly chosen: boolean;
}

export type Stretch = readonly [number, number];

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

export class MarkedText {
  readonly text: string;
  readonly layers = new Map<object, readonly Mark[]>();
  /** Whose keys and selections these are, when several questions mark the same text. */
  owner: object | null = null;
  cursor: Stretch | null = null;
  /** Where the cursor was last. */
  last = 0;
  private readonly points: number[] = [0];
  private known: Stretch[] | null = null;

  constructor(readonly place: HTMLElement) {
    this.text = place.textContent ?? "";
    for (const point of this.text) this.points.push((this.points.at(-1) ?? 0) + point.length);
  }

  /** Code points to units. */
  unit = (point: number): number => this.points[Math.min(point, this.points.length - 1)] ?? 0;

  /** Units to code points. */
  point(unit: number): number {
    let [low, high] = [0, this.points.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.points[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  words(): Stretch[] {
    return (this.known ??= wordsOf(this.text, this.place.closest("[lang]")?.getAttribute("lang") ?? ""));
  }

  /** The word there, or the nearest one. */
  wordAt(unit: number): number {
    const found = this.words().findIndex(([, end]) => end > unit);
    return found < 0 ? this.words().length - 1 : found;
  }

  /** Whether the line around a place runs from right to left, by its first strong letter. */
  fromRight(unit: number): boolean {
    const start = this.text.lastIndexOf("\n", unit - 1) + 1;
    const end = this.text.indexOf("\n", unit);
    const strong = this.text.slice(start, end < 0 ? undefined : end).match(/\p{L}/u)?.[0];
    return strong ? RIGHT_TO_LEFT.test(strong) : getComputedStyle(this.place).direction === "rtl";
  }

  /** What is selected in the text, without the white space around it. */
  selected(): Stretch | null {
    const selection = getSelection();
    const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range || !range.intersectsNode(this.place)) return null;
    const inside = this.place.contains(range.startContainer) ? this.unitOf(range.startContainer, range.startOffset) : 0;
    const end = this.place.contains(range.endContainer) ? this.unitOf(range.endContainer, range.endOffset) : this.text.length;
    return this.trimmed([inside, end]);
  }

  trimmed([start, end]: Stretch): Stretch | null {
    const words = this.text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const to = end - (words.length - words.trimEnd().length);
    return from < to ? [from, to] : null;
  }

  private unitOf(node: Node, offset: number): number {
    const before = document.createRange();
    before.setStart(this.place, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  }

  /** The place in the text of a click. */
  unitAt(x: number, y: number): number | null {
    const page = document as Document & {
      caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
    };
    const caret = page.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? range?.startContainer;
    return node && this.place.contains(node) ? this.unitOf(node, caret?.offset ?? range?.startOffset ?? 0) : null;
  }

  draw(): void {
    const marks = [...this.layers.values()].flat();
    const cuts = new Set([0, this.text.length, ...(this.cursor ?? [])]);
    marks.forEach(({ start, end }) => cuts.add(start).add(end));
    const sorted = [...cuts].filter((cut) => cut <= this.text.length).sort((one, other) => one - other);
    this.place.replaceChildren(...sorted.slice(1).map((end, index) => this.piece(sorted[index] ?? 0, end, marks)));
  }

  private piece(start: number, end: number, marks: readonly Mark[]): Node {
    const text = this.text.slice(start, end);
    const over = marks.filter((mark) => mark.start <= start && end <= mark.end);
    const top = over.find((mark) => mark.chosen) ?? over.at(-1);
    const within = this.cursor && this.cursor[0] <= start && end <= this.cursor[1];
    if (!top && !within) return document.createTextNode(text);
    const made = make(top ? "mark" : "span", {}, text);
    if (top) {
      made.style.setProperty("--hue", top.colour);
      const ends = over.filter((mark) => mark.end === end).map((mark) => mark.title);
      if (ends.length) made.dataset["title"] = ends.join(" · ");
      made.classList.toggle("now", top.chosen);
      made.classList.toggle("several", over.length > 1);
    }
    made.classList.toggle("cursor", !!within);
    return made;
  }
}

function wordsOf(text: string, language: string): Stretch[] {
  if (typeof Intl.Segmenter !== "function") {
    return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), (word) => [word.index, word.index + word[0].length]);
  }
  let segments: Intl.Segmenter;
  try {
    segments = new Intl.Segmenter(language || undefined, { granularity: "word" });
  } catch {
    segments = new Intl.Segmenter(undefined, { granularity: "word" });
  }
  return Array.from(segments.segment(text)).filter((word) => word.isWordLike)
    .map((word) => [word.index, word.index + word.segment.length]);
}

const texts = new WeakMap<HTMLElement, MarkedText>();

/** The one view of a text, whoever marks it. */
export function markedText(place: HTMLElement): MarkedText {
  const known = texts.get(place) ?? new MarkedText(place);
  texts.set(place, known);
  return known;
}
