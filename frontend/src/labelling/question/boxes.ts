// Boxes on an image: dragged, clicked at their four sides, or added and moved by keys.
import { t } from "../../text";
import { canvasFor, type Canvas, type Painter, type Shape } from "./canvas";
import { around, boxOf, corners, moved, round, type Box, type Point } from "./geometry";
import { how } from "./parts";
import { Regions, type Item, type Kind } from "./regions";
import { stepOf } from "./steps";

export function enhance(question: HTMLFieldSetElement): void {
  const canvas = canvasFor(question);
  if (canvas) new Boxes(question, canvas);
}

/** What the pointer does while it is down. */
interface Drag {
  readonly from: Point;
  readonly item: Item<Box> | null;
  readonly handle: number;
  readonly before: Box | null;
  now: Box | null;
}

class Boxes implements Kind<Box>, Painter {
  private readonly regions: Regions<Box>;
  private readonly sides: HTMLButtonElement;
  private drag: Drag | null = null;
  /** The points clicked so far when a box is made of its four sides; null otherwise. */
  private clicked: Point[] | null = null;

  constructor(question: HTMLFieldSetElement, private readonly canvas: Canvas) {
    const regions = this.regions = new Regions<Box>(question, this);
    regions.bar.before(how(t("script_boxesHow")));
    regions.button(t("script_boxesAdd"), () => this.addMiddle());
    this.sides = regions.button(t("script_boxesSides"), () => this.bySides(!this.clicked));
    this.sides.setAttribute("aria-pressed", "false");
    regions.button(t("script_regionUndo"), () => regions.undo());
    question.addEventListener("focusin", () => canvas.claim(this));
    question.addEventListener("pointerdown", () => canvas.claim(this));
    canvas.onKey((event) => {
      if (canvas.owner === this && regions.undoKey(event)) event.preventDefault();
    });
    canvas.join(this);
    this.draw();
  }

  private addMiddle(): void {
    const item = this.regions.add({ place: { x: 40, y: 40, width: 20, height: 20 }, label: this.regions.label });
    this.regions.choose(item);
    this.canvas.focusOn(this, this.regions.items.indexOf(item));
    this.regions.say(t("script_boxesAdded"));
  }

  private bySides(on: boolean): void {
    this.clicked = on ? [] : null;
    this.sides.setAttribute("aria-pressed", String(on));
    this.regions.choose(null);
    this.draw();
    this.regions.say(on ? t("script_boxesSide", 1) : t("script_boxesSidesOff"));
  }

  write = ({ x, y, width, height }: Box): string[] => [x, y, width, height].map(String);

  read(fields: string[]): Box | null {
    const [x, y, width, height] = fields.map((field) => (field.trim() ? Number(field) : NaN)) as [number, number, number, number];
    return width > 0 && height > 0 && x >= 0 && y >= 0 && x + width <= 100.000001 && y + height <= 100.000001 ? { x, y, width, height } : null;
  }

  words = ({ x, y, width, height }: Box): string =>
    t("script_boxWords", ...[x, y, width, height].map((value) => Math.round(value * 10) / 10));

  drags = (): boolean => !this.clicked;

  shapes(): Shape[] {
    const { regions } = this;
    const open = this.clicked?.length ? this.clicked : null;
    const made = regions.items.map((item): Shape => {
      const { part } = item;
      const chosen = item === regions.chosen;
      const moving = this.drag?.item === item ? this.drag.now : null;
      const points = part ? corners(moving ?? part.place) : [];
      return {
        points, open: false, chosen, handles: chosen ? points : [],
        colour: regions.colour(part?.label ?? ""), title: regions.title(part?.label ?? ""),
        name: part ? `${regions.title(part.label)}: ${this.words(part.place)}` : "",
        ...(part ? { focused: () => regions.choose(item), pressed: (event: KeyboardEvent) => this.pressed(event, item) } : {}),
      };
    });
    const colour = regions.colour(regions.label);
    const free = { open: false, colour, title: "", name: "", chosen: false };
    if (this.drag && !this.drag.item && this.drag.now) made.push({ ...free, points: corners(this.drag.now), handles: [] });
    if (open) made.push({ ...free, open: true, points: open, handles: open });
    return made;
  }

  draw = (): void => void (this.regions && this.canvas.draw());

  private pressed(event: KeyboardEvent, item: Item<Box>): boolean {
    const { part } = item;
    const step = stepOf(event);
    if (event.key === "Delete" || event.key === "Backspace") {
      const at = Math.max(0, this.regions.items.indexOf(item) - 1);
      this.regions.remove(item);
      if (this.regions.items.length) this.canvas.focusOn(this, at);
      else this.regions.bar.querySelector("button")?.focus();
    } else if (event.key === "Escape") this.regions.choose(null);
    else if (event.key === "Enter" || event.key === " ") this.regions.choose(item);
    else if (!step || !part) return false;
    else {
      const { x, y, width, height } = part.place;
      const place = event.altKey ? boxOf([x, y], [Math.max(x + width + step[0], x + 0.1), Math.max(y + height + step[1], y + 0.1)])
        : this.shifted(part.place, step[0], step[1]);
      if (place) {
        this.regions.change(item, { place, label: part.label });
        this.regions.say(this.words(place));
      }
    }
    return true;
  }

  private shifted(box: Box, x: number, y: number): Box {
    const [corner] = moved(corners(box), x, y) as [Point];
    return { ...box, x: round(corner[0]), y: round(corner[1]) };
  }

  down(at: Point, shape: number, handle: number): boolean {
    const item = this.regions.items[shape] ?? null;
    if (this.clicked) return true;
    const own = item && item === this.regions.chosen;
    this.drag = { from: at, item: own ? item : null, handle: own ? handle : -1, before: item?.part?.place ?? null, now: null };
    return true;
  }

  move(at: Point): void {
    const { drag } = this;
    if (!drag) return;
    if (drag.item && drag.before && drag.handle >= 0) drag.now = boxOf(corners(drag.before)[(drag.handle + 2) % 4] as Point, at);
    else if (drag.item && drag.before) drag.now = this.shifted(drag.before, at[0] - drag.from[0], at[1] - drag.from[1]);
    else drag.now = boxOf(drag.from, at);
    this.draw();
  }

  up(at: Point, travelled: boolean): void {
    const { drag } = this;
    this.drag = null;
    if (this.clicked) return this.click(at);
    if (!travelled) return this.chooseAt(at);
    if (!drag?.now) return this.draw();
    if (drag.item?.part) this.regions.change(drag.item, { place: drag.now, label: drag.item.part.label });
    else this.make(drag.now);
  }

  private make(place: Box): void {
    this.regions.choose(null);
    const { label } = this.regions;
    this.regions.add({ place, label });
    this.regions.say(t("script_boxesMade", this.regions.title(label), this.words(place)));
  }

  private click(at: Point): void {
    const clicked = [...(this.clicked ?? []), at];
    this.clicked = clicked.length === 4 ? [] : clicked;
    const place = clicked.length === 4 ? around(clicked) : null;
    if (place) return this.make(place);
    this.draw();
    this.regions.say(t("script_boxesSide", this.clicked.length + 1));
  }

  /** The smallest box there, so that one inside another can be reached. */
  private chooseAt([x, y]: Point): void {
    const there = this.regions.items.filter(({ part }) => part && part.place.x <= x && x <= part.place.x + part.place.width &&
      part.place.y <= y && y <= part.place.y + part.place.height);
    const size = ({ part }: Item<Box>): number => (part ? part.place.width * part.place.height : 0);
    const item = there.sort((one, other) => size(one) - size(other))[0] ?? null;
    this.regions.choose(item);
    this.draw();
    if (item) this.canvas.focusOn(this, this.regions.items.indexOf(item));
  }

  cancel(): void {
    this.drag = null;
    this.clicked &&= [];
    this.draw();
  }
}
