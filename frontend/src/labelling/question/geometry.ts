// Places on an image in percent of its width and height.

export type Point = readonly [number, number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A thousandth of a percent is a twentieth of a pixel of the largest images. */
export const round = (value: number): number => Math.round(value * 1000) / 1000;

export const clamp = (value: number, least = 0, most = 100): number => Math.min(most, Math.max(least, value));

export const inside = ([x, y]: Point): Point => [round(clamp(x)), round(clamp(y))];

/** The box between two corners, cut to the image; null where it has no area. */
export function boxOf(one: Point, other: Point): Box | null {
  const [left, top] = inside([Math.min(one[0], other[0]), Math.min(one[1], other[1])]);
  const [right, bottom] = inside([Math.max(one[0], other[0]), Math.max(one[1], other[1])]);
  const box = { x: left, y: top, width: round(right - left), height: round(bottom - top) };
  return box.width > 0 && box.height > 0 ? box : null;
}

/** The box around points, wherever each lies on it. */
export function around(points: readonly Point[]): Box | null {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return boxOf([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]);
}

export const corners = ({ x, y, width, height }: Box): Point[] =>
  [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];

/** Moves points together as far as the image reaches. */
export function moved(points: readonly Point[], x: number, y: number): Point[] {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const right = clamp(x, -Math.min(...xs), 100 - Math.max(...xs));
  const down = clamp(y, -Math.min(...ys), 100 - Math.max(...ys));
  return points.map((point) => inside([point[0] + right, point[1] + down]));
}

const turn = (a: Point, b: Point, c: Point): number =>
  Math.sign(Math.round(((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) * 1e6));

const within = (a: Point, b: Point, p: Point): boolean =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  return (abc !== abd && cda !== cdb) || (!abc && within(a, b, c)) || (!abd && within(a, b, d)) ||
    (!cda && within(c, d, a)) || (!cdb && within(c, d, b));
}

/** The way from a over b to c goes back on itself. */
const foldsBack = (a: Point, b: Point, c: Point): boolean =>
  turn(a, b, c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;

/** Two edges of a way that meet where they must not, counted from 1, or null. */
export function crossing(points: readonly Point[], closed: boolean): [number, number] | null {
  const count = closed ? points.length : points.length - 1;
  const at = (index: number): Point => points[index % points.length] as Point;
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const [a, b, c, d] = [at(one), at(one + 1), at(other), at(other + 1)];
      const joined = closed && one === 0 && other === count - 1;
      const bad = other === one + 1 ? foldsBack(a, b, d) : joined ? foldsBack(b, a, c) : meet(a, b, c, d);
      if (bad) return [one + 1, other + 1];
    }
  }
  return null;
}

export function area(points: readonly Point[]): number {
  return Math.abs(points.reduce((sum, [x, y], index) => {
    const next = points[(index + 1) % points.length] as Point;
    return sum + x * next[1] - next[0] * y;
  }, 0)) / 2;
}
