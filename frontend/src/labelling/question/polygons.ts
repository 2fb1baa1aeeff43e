// Outlines on an image: a corner for each click, or by a crosshair that keys move.
import { t } from "../../text";
import { canvasFor, type Canvas, type Painter, type Shape } from "./canvas";
import { area, crossing, inside, moved, type Point } from "./geometry";
import { how } from "./parts";
import { Regions, type Item, type Kind } from "./regions";
import { stepOf } from "./steps";

type Outline = readonly Point[];

export function enhance(question: HTMLFieldSetElement): void {
  const canvas = canvasFor(question);
  if (canvas) new Polygons(question, canvas);
}

const LEAST_AREA = 0.001;
/** How near a click closes the outline, in percent. */
const NEAR = 2;

class Polygons implements Kind<Outline>, Painter {
  private readonly regions: Regions<Outline>;
  private readonly close: HTMLButtonElement;
  private begun: Point[] = [];
  /** Where the crosshair is; null while nobody steers it by keys. */
  private cross: Point | null = null;
  private drag: { item: Item<Outline>; handle: number; from: Point; before: Outline; now: Outline } | null = null;

  constructor(question: HTMLFieldSetElement, private readonly canvas: Canvas) {
    const regions = this.regions = new Regions<Outline>(question, this);
    regions.bar.before(how(t("script_polygonsHow")));
    regions.button(t("script_polygonsAdd"), () => this.steer());
    this.close = regions.button(t("script_polygonsClose"), () => this.finish());
    regions.button(t("script_regionUndo"), () => (this.begun.length ? this.takeBack() : regions.undo()));
    question.addEventListener("focusin", () => canvas.claim(this));
    question.addEventListener("pointerdown", () => canvas.claim(this));
    canvas.onKey((event) => {
      if (canvas.owner === this && regions.undoKey(event)) event.preventDefault();
    });
    canvas.join(this);
    this.draw();
  }

  /** Puts the crosshair in the middle and the focus on it. */
  private steer(): void {
    this.regions.choose(null);
    this.cross ??= [50, 50];
    this.draw();
    this.canvas.focusOn(this, this.regions.items.length);
    this.regions.say(t("script_polygonsSteer"));
  }

  write = (points: Outline): string[] => [points.map((point) => point.join(",")).join(" ")];

  read([text = ""]: string[]): Outline | null {
    const points = text.trim().split(/\s+/).map((pair) => pair.split(",").map(Number) as unknown as Point);
    const sound = points.length > 2 && points.every((point) => point.length === 2 && point.every((value) => value >= 0 && value <= 100));
    return sound && this.sound(points) ? points : null;
  }

  words = (points: Outline): string => {
    const middle = (at: 0 | 1): number => Math.round(points.reduce((sum, point) => sum + point[at], 0) / points.length);
    return t("script_polygonWords", points.length, middle(0), middle(1));
  };

  /** Whether the outline may be; says so where it crosses itself or is flat. */
  private sound(points: Outline, closed = true): boolean {
    const bad = crossing(points, closed);
    if (bad) this.regions?.say(t("script_polygonsCross", ...bad));
    else if (closed && area(points) < LEAST_AREA) this.regions?.say(t("script_polygonsFlat"));
    else return true;
    return false;
  }

  drags = (): boolean => false;

  shapes(): Shape[] {
    const { regions, begun, cross } = this;
    const made = regions.items.map((item): Shape => {
      const { part } = item;
      const chosen = item === regions.chosen;
      const points = (this.drag?.item === item ? this.drag.now : part?.place) ?? [];
      return {
        points, open: false, chosen, handles: chosen ? points : [],
        colour: regions.colour(part?.label ?? ""), title: regions.title(part?.label ?? ""),
        name: part ? `${regions.title(part.label)}: ${this.words(part.place)}` : "",
        ...(part ? { focused: () => regions.choose(item), pressed: (event: KeyboardEvent) => this.pressed(event, item) } : {}),
      };
    });
    const free = { open: true, colour: regions.colour(regions.label), title: "", chosen: false };
    if (cross) {
      made.push({
        ...free, points: [cross], handles: [], name: t("script_polygonsCrosshair", ...cross.map(Math.round)),
        pressed: (event) => this.steered(event),
      });
    }
    if (begun.length) made.push({ ...free, points: cross ? [...begun, cross] : begun, handles: begun, name: "" });
    return made;
  }

  draw = (): void => {
    if (!this.regions) return;
    this.close.disabled = this.begun.length < 3;
    this.canvas.draw();
  };

  private steered(event: KeyboardEvent): boolean {
    const step = stepOf(event);
    if (step && this.cross && !event.altKey) {
      this.cross = inside([this.cross[0] + step[0], this.cross[1] + step[1]]);
      this.draw();
      this.regions.say(t("script_polygonsAt", ...this.cross));
    } else if (event.key === "Enter" && this.cross) this.corner(this.cross);
    else if (event.key === "Backspace") this.takeBack();
    else if (event.key === "Escape") this.drop();
    else return false;
    return true;
  }

  private corner(at: Point): void {
    const first = this.begun[0];
    if (first && this.begun.length > 2 && Math.hypot(first[0] - at[0], first[1] - at[1]) < NEAR) return this.finish();
    const next = [...this.begun, inside(at)];
    const last = this.begun.at(-1);
    if (last && last[0] === next.at(-1)?.[0] && last[1] === next.at(-1)?.[1]) return;
    if (!this.sound(next, false)) return;
    this.begun = next;
    this.draw();
    this.regions.say(t("script_polygonsCorner", next.length));
  }

  private takeBack(): void {
    this.begun.pop();
    this.draw();
    this.regions.say(t("script_polygonsCorner", this.begun.length));
  }

  private drop(): void {
    this.begun = [];
    this.cross = null;
    this.draw();
    this.regions.say(t("script_polygonsDropped"));
    this.regions.bar.querySelector("button")?.focus();
  }

  private finish(): void {
    const place = this.begun;
    if (place.length < 3 || !this.sound(place)) return;
    const steered = this.cross !== null;
    this.begun = [];
    this.cross = null;
    const { label } = this.regions;
    this.regions.add({ place, label });
    this.regions.say(t("script_boxesMade", this.regions.title(label), this.words(place)));
    if (steered) this.regions.bar.querySelector("button")?.focus();
  }

  private pressed(event: KeyboardEvent, item: Item<Outline>): boolean {
    const { part } = item;
    const step = stepOf(event);
    if (event.key === "Delete" || event.key === "Backspace") {
      this.regions.remove(item);
      this.regions.bar.querySelector("button")?.focus();
    } else if (event.key === "Escape") this.regions.choose(null);
    else if (event.key === "Enter" || event.key === " ") this.regions.choose(item);
    else if (!step || !part || event.altKey) return false;
    else {
      const place = moved(part.place, step[0], step[1]);
      this.regions.change(item, { place, label: part.label });
      this.regions.say(this.words(place));
    }
    return true;
  }

  down(at: Point, shape: number, handle: number): boolean {
    const item = this.regions.items[shape];
    const place = item?.part?.place;
    this.drag = !this.begun.length && item && place && item === this.regions.chosen ? { item, handle, from: at, before: place, now: place } : null;
    this.pressedOn = item && !this.begun.length ? item : null;
    return true;
  }

  private pressedOn: Item<Outline> | null = null;

  move(at: Point): void {
    const { drag } = this;
    if (!drag) return;
    drag.now = drag.handle >= 0 ? drag.before.map((point, index) => (index === drag.handle ? inside(at) : point))
      : moved(drag.before, at[0] - drag.from[0], at[1] - drag.from[1]);
    this.draw();
  }

  up(at: Point, travelled: boolean): void {
    const { drag } = this;
    this.drag = null;
    if (drag && travelled && drag.item.part) {
      if (this.sound(drag.now)) this.regions.change(drag.item, { place: drag.now, label: drag.item.part.label });
      else this.draw();
    } else if (travelled) this.draw();
    else if (this.pressedOn) {
      this.regions.choose(this.pressedOn);
      this.canvas.focusOn(this, this.regions.items.indexOf(this.pressedOn));
    } else if (this.regions.chosen) this.regions.choose(null);
    else this.corner(at);
  }

  cancel(): void {
    this.drag = null;
    this.draw();
  }
}
