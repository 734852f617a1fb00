import { rowMajor, ShapeError, showShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import { concat } from "./join.ts";

/** How many elements to put before and after, for each of the last axes: [[1, 1], [2, 2]] pads the last two. */
export type Padding = readonly (readonly [before: number, after: number])[];

export interface PadOptions {
  /** What is put there: a constant, or the mirror image without the edge itself. "constant" unless given. */
  readonly mode?: "constant" | "reflect";
  /** The constant; 0 unless given. */
  readonly value?: number;
}

/** x in a frame. Reflecting takes at most an axis' length - 1 elements. */
export function pad(x: Tensor, padding: Padding, { mode = "constant", value = 0 }: PadOptions = {}): Tensor {
  const first = x.shape.length - padding.length;
  const fits = first >= 0 && padding.flat().every((n) => Number.isInteger(n) && n >= 0);
  if (!fits) {
    const pairs = padding.map((pair) => showShape(pair)).join(", ");
    throw new ShapeError(
      `pad: ${pairs} does not pad ${showShape(x.shape)}; give [before, after] of 0 or more for some of the last axes`,
    );
  }
  if (padding.every(([before, after]) => before === 0 && after === 0)) return x;
  if (mode === "reflect") return padding.reduce((sum, pair, i) => reflect(sum, first + i, ...pair), x);
  const shape = x.shape.map((length, axis) => {
    const [before, after] = padding[axis - first] ?? [0, 0];
    return before + length + after;
  });
  const strides = rowMajor(shape);
  const offset = padding.reduce((sum, [before], i) => sum + before * strides[first + i]!, 0);
  return new Tensor("place", { shape, pieces: [{ offset, strides }], fill: value, accumulate: false }, [x]);
}

function reflect(x: Tensor, axis: number, before: number, after: number): Tensor {
  const length = x.shape[axis]!;
  if (Math.max(before, after) >= length)
    throw new ShapeError(
      `pad: reflecting ${before} and ${after} of axis ${axis} of ${showShape(x.shape)}; it has ${Math.max(0, length - 1)} to reflect`,
    );
  const left = x.slice(axis, 1, 1 + before).flip(axis);
  const right = x.slice(axis, length - 1 - after, length - 1).flip(axis);
  return concat([left, x, right], axis);
}
