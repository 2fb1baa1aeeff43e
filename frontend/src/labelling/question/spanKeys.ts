// The keys of a text whose words are marked: a cursor that is one word wide and can be stretched.
import type { MarkedText, Stretch } from "../show/text";

interface Acts {
  select(stretch: Stretch): void;
  mark(): void;
  remove(): void;
  drop(): void;
  undo(event: KeyboardEvent): boolean;
}

export class SpanKeys {
  /** The end that moves is behind the other one. */
  private forward = true;

  constructor(private readonly text: MarkedText, private readonly acts: Acts) {}

  press(event: KeyboardEvent): void {
    if (this.act(event)) event.preventDefault();
  }

  private act(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === "ArrowLeft" || key === "ArrowRight") return this.move(event, key === "ArrowRight");
    if (key === "Home" || key === "End") return this.jump(key === "Home" ? 0 : this.text.words().length - 1);
    if ((key === "Enter" || key === " ") && this.text.cursor && !event.ctrlKey && !event.metaKey) this.acts.mark();
    else if (key === "Escape") this.acts.drop();
    else if (key === "Delete" || key === "Backspace") this.acts.remove();
    else return this.acts.undo(event);
    return true;
  }

  private jump(word: number): boolean {
    const stretch = this.text.words()[word];
    if (stretch) this.acts.select(stretch);
    return true;
  }

  /** Left and right are where they are seen: in a line from right to left, left goes on. */
  private move(event: KeyboardEvent, right: boolean): boolean {
    const now = this.text.cursor;
    const words = this.text.words();
    if (!words.length) return true;
    // After a mark it goes on with the next word.
    if (!now) return this.jump(Math.max(0, words.findIndex(([start]) => start >= this.text.last)));
    const on = right !== this.text.fromRight(now[0]);
    if (event.ctrlKey || event.altKey) return this.trim(now, on, event.shiftKey);
    if (event.shiftKey) return this.stretch(now, on, (unit) => this.word(unit, on));
    const at = this.text.wordAt(on ? now[1] - 1 : now[0]);
    this.forward = true;
    return this.jump(Math.min(words.length - 1, Math.max(0, at + (on ? 1 : -1))));
  }

  private stretch([start, end]: Stretch, on: boolean, step: (unit: number) => number): boolean {
    const one = this.text.wordAt(start) === this.text.wordAt(end - 1);
    if (one) this.forward = on || this.forward;
    if (one && !on && this.wholeWord(start, end)) this.forward = false;
    const next: Stretch = this.forward ? [start, step(end)] : [step(start), end];
    if (next[0] < next[1]) this.acts.select(next);
    return true;
  }

  private wholeWord(start: number, end: number): boolean {
    return this.text.words().some((word) => word[0] === start && word[1] === end);
  }

  /** Moves the end by a character, or the start. */
  private trim([start, end]: Stretch, on: boolean, atStart: boolean): boolean {
    const step = (unit: number): number => this.text.unit(Math.max(0, this.text.point(unit) + (on ? 1 : -1)));
    const next: Stretch = atStart ? [step(start), end] : [start, step(end)];
    if (next[0] < next[1]) this.acts.select(next);
    return true;
  }

  /** The next border of a word: its end where the end moves, its start where the start moves. */
  private word(unit: number, on: boolean): number {
    const side = this.forward ? 1 : 0;
    const borders = this.text.words().map((word) => word[side]);
    const next = on ? borders.find((border) => border > unit) : [...borders].reverse().find((border) => border < unit);
    return next ?? unit;
  }
}
