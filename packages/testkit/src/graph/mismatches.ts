import { type Shape, showShape } from "@titrate/tensor";
import { type Finding, fails, holds } from "../check.ts";
import { isRefusal } from "./fits.ts";
import { isNearly } from "./nearly.ts";
import { type Pair, rows } from "./pairs.ts";

/**
 * Pairs whose targets do not fit, though broadcasting would make them: a loss that takes one trains towards something
 * else without a word.
 */
export function mismatchesOf({ output, target: own, dtype }: Pair): readonly Pair[] {
  if (dtype === "int") return []; // what picks by class broadcasts nothing, and a run gives every row its class
  const columns = output.at(-1)!;
  const targets: Shape[] =
    output.length === 1
      ? [[rows, 1], [1]]
      : [[rows], [1, columns], ...(columns > 1 ? [[rows, 1], [columns]] : [[rows, 3]])];
  return targets
    .filter((target) => target.join() !== own.join())
    .map((target) => ({ output, target, dtype }));
}

/** How a plugin makes figures of pairs. */
export interface Figures {
  /** What it calls the outputs. */
  readonly outputs: string;
  of(pair: Pair): readonly number[];
  /** Those of the same numbers, both broadcast to this shape. */
  ofBroadcast(pair: Pair, shape: Shape): readonly number[];
}

/** Outputs and targets that broadcasting alone makes fit must be refused. */
export function refusesMismatches(pair: Pair, figures: Figures, part?: string): Finding {
  for (const wrong of mismatchesOf(pair)) {
    let found: readonly number[];
    try {
      found = figures.of(wrong);
    } catch (error) {
      if (isRefusal(error)) continue;
      throw error;
    }
    const shape = broadcastShape(wrong.output, wrong.target);
    const what = `it takes targets ${showShape(wrong.target)} for ${figures.outputs} ${showShape(wrong.output)}`;
    // What cannot broadcast is taken on purpose, but not where rows are left over.
    if (shape === undefined && wrong.target[0] === rows) continue;
    if (shape === undefined) return fails(`${what}; throw a ShapeError`, part);
    const whole = figures.ofBroadcast(wrong, shape);
    if (whole.length === found.length && whole.every((value, i) => isNearly(value, found[i]!))) {
      return fails(`${what}, and broadcasts; start with expectSameShape`, part);
    }
  }
  return holds();
}

/** The shape that both broadcast to; undefined where they do not. */
export function broadcastShape(one: Shape, other: Shape): Shape | undefined {
  const length = Math.max(one.length, other.length);
  const shape: number[] = [];
  for (let i = 1; i <= length; i++) {
    const [a, b] = [one.at(-i) ?? 1, other.at(-i) ?? 1];
    if (i > one.length && i > other.length) break;
    const [left, right] = [i > one.length ? 1 : a, i > other.length ? 1 : b];
    if (left !== right && left !== 1 && right !== 1) return undefined;
    shape.unshift(Math.max(left, right));
  }
  return shape;
}

/** The numbers of a shape, repeated to a larger one as broadcasting does. */
export function broadcastNumbers(values: ArrayLike<number>, from: Shape, to: Shape): Float64Array {
  const aligned = [...new Array<number>(to.length - from.length).fill(1), ...from];
  return Float64Array.from({ length: to.reduce((a, b) => a * b, 1) }, (_, flat) => {
    let [rest, index, stride] = [flat, 0, 1];
    for (let axis = to.length - 1; axis >= 0; axis--) {
      const at = rest % to[axis]!;
      rest = (rest - at) / to[axis]!;
      if (aligned[axis] !== 1) index += at * stride;
      stride *= aligned[axis]!;
    }
    return values[index]!;
  });
}
