// What is drawn on an image: the parts of all questions about it, and the pointer of the one that is being answered.
import { zoomable, type Zoom } from "../show/image";
import { clamp, type Point } from "./geometry";
import { make } from "./parts";

/** A part as it is drawn, in percent. */
export interface Shape {
  readonly points: readonly Point[];
  readonly open: boolean;
  readonly colour: string;
  readonly name: string;
  readonly title: string;
  readonly chosen: boolean;
  /** Points that a pointer may move. */
  readonly handles: readonly Point[];
  focused?(): void;
  pressed?(event: KeyboardEvent): boolean;
}

/** The question that is being answered. */
export interface Painter {
  shapes(): Shape[];
  /** True takes the pointer until it is up: on a handle of the chosen shape, on a shape, or on nothing. */
  down(at: Point, shape: number, handle: number): boolean;
  move(at: Point): void;
  up(at: Point, travelled: boolean): void;
  /** The pointer became another thing, such as the first of two fingers. */
  cancel(): void;
  /** Whether fingers draw by dragging here, so that they do not scroll the page. */
  drags(): boolean;
}

const SVG = "http://www.w3.org/2000/svg";
const TRAVEL = 4;

export class Canvas {
  readonly layer = make("div", { className: "drawing" });
  owner: Painter | null = null;
  private readonly painters: Painter[] = [];
  private readonly svg = document.createElementNS(SVG, "svg");
  private readonly stops = new Map<string, HTMLElement>();
  private readonly shapes = new WeakMap<HTMLElement, Shape>();

  constructor(private readonly zoom: Zoom) {
    this.svg.setAttribute("viewBox", "0 0 100 100");
    this.svg.setAttribute("preserveAspectRatio", "none");
    this.svg.setAttribute("aria-hidden", "true");
    this.layer.append(this.svg);
    zoom.plane.append(this.layer);
    this.layer.addEventListener("pointerdown", (event) => this.down(event));
  }

  /** Calls back for keys that are pressed on the image, unless something on it took them. */
  onKey(act: (event: KeyboardEvent) => void): void {
    this.zoom.view.addEventListener("keydown", act);
  }

  join(painter: Painter): void {
    this.painters.push(painter);
    this.owner ??= painter;
  }

  claim(painter: Painter): void {
    if (this.owner === painter) return;
    this.owner?.cancel();
    this.owner = painter;
    this.draw();
  }

  /** Where something is on the image, in percent. */
  private at(event: PointerEvent): Point {
    const frame = this.layer.getBoundingClientRect();
    return [clamp((event.clientX - frame.left) / frame.width * 100), clamp((event.clientY - frame.top) / frame.height * 100)];
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const hit = event.target as HTMLElement | SVGElement;
    const painter = this.painters[Number(hit.dataset["painter"] ?? -1)];
    if (painter) this.claim(painter);
    const owner = this.owner;
    if (!owner || this.zoom.pinching()) return owner?.cancel();
    if (!owner.down(this.at(event), Number(hit.dataset["shape"] ?? -1), Number(hit.dataset["handle"] ?? -1))) return;
    event.preventDefault();
    this.layer.setPointerCapture(event.pointerId);
    let travelled = false;
    const move = (now: PointerEvent): void => {
      if (this.zoom.pinching()) return stop(true);
      travelled ||= Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) > TRAVEL;
      if (travelled) owner.move(this.at(now));
    };
    const up = (now: PointerEvent): void => {
      stop(false);
      // Keys, such as the one that takes the last part back, belong to the image from now on.
      this.zoom.view.focus({ preventScroll: true });
      owner.up(this.at(now), travelled);
    };
    const stop = (cancelled: boolean): void => {
      this.layer.removeEventListener("pointermove", move);
      this.layer.removeEventListener("pointerup", up);
      this.layer.removeEventListener("pointercancel", lost);
      if (cancelled) owner.cancel();
    };
    const lost = (): void => stop(true);
    this.layer.addEventListener("pointermove", move);
    this.layer.addEventListener("pointerup", up);
    this.layer.addEventListener("pointercancel", lost);
  }

  /** Draws all shapes; what has the focus stays the same element, so that it is not read out anew. */
  draw(): void {
    this.svg.replaceChildren();
    this.layer.querySelectorAll(".handle").forEach((grip) => grip.remove());
    this.layer.classList.toggle("drags", this.owner?.drags() ?? false);
    const gone = new Set(this.stops.keys());
    this.painters.forEach((painter, index) => painter.shapes().forEach((shape, at) => {
      this.outline(shape, index, at);
      if (shape.pressed) gone.delete(this.stop(painter, shape, index, at));
      if (painter === this.owner) shape.handles.forEach((point, handle) => this.handle(point, index, at, handle));
    }));
    for (const key of gone) {
      this.stops.get(key)?.remove();
      this.stops.delete(key);
    }
  }

  /** Moves the focus to a shape. */
  focusOn(painter: Painter, shape: number): void {
    const stop = this.stops.get(`${this.painters.indexOf(painter)}.${shape}`);
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private outline(shape: Shape, index: number, at: number): void {
    const outline = document.createElementNS(SVG, shape.open ? "polyline" : "polygon");
    outline.setAttribute("points", shape.points.map((point) => point.join(",")).join(" "));
    outline.style.setProperty("--hue", shape.colour);
    outline.classList.toggle("now", shape.chosen);
    if (shape.pressed) Object.assign(outline.dataset, { painter: index, shape: at });
    this.svg.append(outline);
  }

  private handle(point: Point, painter: number, shape: number, handle: number): void {
    const grip = make("span", { className: "handle" });
    Object.assign(grip.dataset, { painter, shape, handle });
    place(grip, point);
    this.layer.append(grip);
  }

  /** What the focus goes to: as large as the shape, with its name. */
  private stop(painter: Painter, shape: Shape, index: number, at: number): string {
    const key = `${index}.${at}`;
    const stop = this.stops.get(key) ?? this.newStop(painter, key);
    const xs = shape.points.map((point) => point[0]);
    const ys = shape.points.map((point) => point[1]);
    this.shapes.set(stop, shape);
    stop.setAttribute("aria-label", shape.name);
    stop.classList.toggle("now", shape.chosen);
    stop.classList.toggle("crosshair", shape.open);
    stop.dataset["title"] = shape.title;
    stop.style.setProperty("--hue", shape.colour);
    place(stop, [Math.min(...xs), Math.min(...ys)]);
    stop.style.width = `${Math.max(...xs) - Math.min(...xs)}%`;
    stop.style.height = `${Math.max(...ys) - Math.min(...ys)}%`;
    return key;
  }

  private newStop(painter: Painter, key: string): HTMLElement {
    const stop = make("div", { className: "shape", tabIndex: 0 });
    stop.setAttribute("role", "button");
    stop.dataset["ownKeys"] = "";
    stop.addEventListener("focus", () => {
      this.claim(painter);
      const shape = this.shapes.get(stop);
      if (!shape?.chosen) shape?.focused?.();
    });
    stop.addEventListener("keydown", (event) => {
      // Ctrl or Cmd with Enter sends, wherever one is.
      if (event.ctrlKey || event.metaKey || !this.shapes.get(stop)?.pressed?.(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.stops.set(key, stop);
    this.layer.append(stop);
    return stop;
  }
}

/** Percent of the image, whose left stays left in every language. */
function place(node: HTMLElement, [x, y]: Point): void {
  node.style.left = `${x}%`;
  node.style.top = `${y}%`;
}

const canvases = new WeakMap<HTMLElement, Canvas>();

/** The one canvas of the image that a question is about, or null where there is no image. */
export function canvasFor(question: HTMLElement): Canvas | null {
  const on = question.querySelector<HTMLElement>(".parts")?.dataset["on"] ?? "";
  const picture = question.closest(".task")?.querySelector<HTMLElement>(`.item .picture[data-field="${CSS.escape(on)}"]`);
  const zoom = picture && zoomable(picture);
  if (!picture || !zoom) return null;
  const canvas = canvases.get(picture) ?? new Canvas(zoom);
  canvases.set(picture, canvas);
  return canvas;
}
