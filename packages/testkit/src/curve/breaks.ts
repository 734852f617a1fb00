import type { Activation } from "@titrate/plugin";
import { type Curve, curveComputer } from "./curve.ts";

/** A point where a function is not smooth. */
export interface Break {
  readonly at: number;
  readonly jumps: boolean;
}

const cells = 2000;
const halvings = 16;

/**
 * The points in [from, to] where an element-wise activation jumps or has a kink.
 *
 * Over a cell of width w the second difference |f(a) - 2 f(m) + f(b)| is of order w^2 where f is smooth, w at a kink,
 * and 1 at a jump: cells where it is large, and stands out from those beside it, are halved, towards the larger half,
 * until w tells which it is.
 */
export function breaksOf(activation: Activation, from: number, to: number): Break[] {
  const width = (to - from) / cells;
  // A little off the round numbers: a kink on the end of a cell would be seen by neither neighbour.
  const start = from - width * 0.3141592;
  const points = Float64Array.from({ length: 2 * cells + 3 }, (_, i) => start + (i * width) / 2);
  const { y } = curveComputer(activation, points.length)(points);
  const bends = points.map((_, i) => Math.abs(y[i]! - 2 * y[i + 1]! + y[i + 2]!));
  // Cells at a distance of 3 have no point in common with this one.
  const standsOut = (i: number): boolean => {
    const beside = Math.min(bends[i - 3] ?? 0, bends[i + 3] || 0);
    return bends[i]! > 0.005 * width && !(bends[i]! < 2 * beside);
  };
  const f = curveComputer(activation, 5);
  const found: Break[] = [];
  for (let i = 0; i + 2 < points.length; i++) {
    if (!standsOut(i)) continue;
    const one = narrow(f, points[i]!, points[i + 2]!);
    const last = found.at(-1);
    if (one !== undefined && !(last !== undefined && one.at - last.at < 1e-4)) found.push(one);
  }
  return found;
}

function narrow(f: (x: ArrayLike<number>) => Curve, from: number, to: number): Break | undefined {
  let [a, b] = [from, to];
  for (let i = 0; i < halvings; i++) {
    const quarter = (b - a) / 4;
    const { y } = f([a, a + quarter, a + 2 * quarter, a + 3 * quarter, b]);
    const bend = (at: number) => Math.abs(y[at]! - 2 * y[at + 1]! + y[at + 2]!);
    const [left, middle, right] = [bend(0), bend(1), bend(2)];
    if (middle >= left && middle >= right) [a, b] = [a + quarter, b - quarter];
    else if (left > right) b = a + 2 * quarter;
    else a = a + 2 * quarter;
  }
  const width = b - a;
  const { y } = f([a, (a + b) / 2, b]);
  const scale = Math.max(1, Math.abs(y[0]!), Math.abs(y[2]!));
  const bend = Math.abs(y[0]! - 2 * y[1]! + y[2]!);
  if (!(bend > 1e-2 * width * scale)) return undefined;
  return { at: (a + b) / 2, jumps: Math.abs(y[2]! - y[0]!) > 1e-3 * scale };
}
