// An image that can be looked at closely: by buttons, keys, the wheel and two fingers.
import { t } from "../../text";
import { make } from "../question/parts";

const MOST = 8;
const STEP = 1.5;

export interface Zoom {
  /** What scrolls; what is drawn on the image goes into the plane. */
  readonly view: HTMLElement;
  readonly plane: HTMLElement;
  /** Two fingers are on the image. */
  pinching(): boolean;
}

const known = new WeakMap<HTMLElement, Zoom>();

export function zoomable(picture: HTMLElement): Zoom | null {
  const image = picture.querySelector("img");
  if (!image) return null;
  const zoom = known.get(picture) ?? build(picture, image);
  known.set(picture, zoom);
  return zoom;
}

function build(picture: HTMLElement, image: HTMLImageElement): Zoom {
  const plane = make("div", { className: "zoom-plane", dir: "ltr" });
  const view = make("div", { className: "zoom-view", tabIndex: 0 }, plane);
  const bar = make("div", { className: "zoom-bar" });
  const level = make("span", { className: "hint" }, "100 %");
  const fingers = new Map<number, PointerEvent>();
  let now = 1;
  let base = 0;

  image.draggable = false;
  picture.append(view, bar);
  plane.append(image);
  view.setAttribute("role", "group");
  view.setAttribute("aria-label", t("script_zoomView", image.alt));
  level.setAttribute("role", "status");
  bar.append(
    button("−", "script_zoomOut", () => set(now / STEP)),
    button("+", "script_zoomIn", () => set(now * STEP)),
    button("100 %", "script_zoomWhole", () => set(1)), level);

  function button(sign: string, key: string, act: () => void): HTMLButtonElement {
    const made = make("button", { type: "button", className: "secondary" }, sign);
    made.setAttribute("aria-label", sign === "100 %" ? `${sign}: ${t(key)}` : t(key));
    made.addEventListener("click", act);
    return made;
  }

  /** Zooms so that what is at a point of the window stays there. */
  function set(wanted: number, x?: number, y?: number): void {
    const next = Math.min(MOST, Math.max(1, Math.round(wanted * 100) / 100));
    if (next === now) return;
    const frame = view.getBoundingClientRect();
    const [atX, atY] = [x ?? frame.left + frame.width / 2, y ?? frame.top + frame.height / 2];
    const before = plane.getBoundingClientRect();
    const [partX, partY] = [(atX - before.left) / before.width, (atY - before.top) / before.height];
    if (now === 1) {
      base = before.width;
      view.style.blockSize = `${frame.height}px`;
    }
    now = next;
    picture.classList.toggle("zoomed", now > 1);
    plane.style.inlineSize = now > 1 ? `${base * now}px` : "";
    if (now === 1) view.style.blockSize = "";
    const after = plane.getBoundingClientRect();
    view.scrollLeft += after.left + partX * after.width - atX;
    view.scrollTop += after.top + partY * after.height - atY;
    level.textContent = `${Math.round(now * 100)} %`;
  }

  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "+" || event.key === "=") set(now * STEP);
    else if (event.key === "-") set(now / STEP);
    else return;
    event.preventDefault();
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    set(now * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }, { passive: false });
  listenToFingers(view, fingers, (by, x, y, right, down) => {
    view.scrollLeft -= right;
    view.scrollTop -= down;
    set(now * by, x, y);
  });
  listenToMouse(view, () => now > 1);
  let width = picture.clientWidth;
  new ResizeObserver(() => {
    if (picture.clientWidth !== width && width) set(1);
    width = picture.clientWidth;
  }).observe(picture);
  return { view, plane, pinching: () => fingers.size > 1 };
}

type Pinch = (by: number, x: number, y: number, right: number, down: number) => void;

function listenToFingers(view: HTMLElement, fingers: Map<number, PointerEvent>, pinch: Pinch): void {
  const middle = (): { x: number; y: number; apart: number } | null => {
    const [one, other] = [...fingers.values()];
    return one && other ? {
      x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2,
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    } : null;
  };
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") fingers.set(event.pointerId, event);
  }, { capture: true });
  view.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = middle();
    fingers.set(event.pointerId, event);
    const after = middle();
    if (before && after) pinch(after.apart / (before.apart || 1), after.x, after.y, after.x - before.x, after.y - before.y);
  }, { capture: true });
  for (const end of ["pointerup", "pointercancel"] as const) {
    addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
}

/** A closer image is moved by dragging what nobody draws on, or with the middle button. */
function listenToMouse(view: HTMLElement, closer: () => boolean): void {
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || !closer() || event.button > 1 || (event.button === 0 && event.defaultPrevented)) return;
    if (event.target === view) return;
    event.preventDefault();
    view.focus({ preventScroll: true });
    view.setPointerCapture(event.pointerId);
    const move = (at: PointerEvent): void => {
      view.scrollLeft -= at.movementX;
      view.scrollTop -= at.movementY;
    };
    view.addEventListener("pointermove", move);
    view.addEventListener("lostpointercapture", () => view.removeEventListener("pointermove", move), { once: true });
  });
}

export const enhance = (picture: HTMLElement): void => void zoomable(picture);
