import { full } from "../leaves.ts";
import { rowMajor, ShapeError, showShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import { pad } from "./pad.ts";
import { bothSides, type PerAxis, type WindowOptions, windowCounts, windows } from "./windows.ts";

export interface PoolOptions extends WindowOptions {
  /** Lengths of a window. */
  readonly size: PerAxis;
}

/**
 * The largest element of each window over [n, channels, ...spatial]; the padding is -Infinity. The gradient goes to the
 * first of equals, as in PyTorch (`max` would split it).
 */
export function maxPool(x: Tensor, options: PoolOptions): Tensor {
  const flat = flatWindows("maxPool", x, options, -Infinity);
  const largest = flat.gather(-1, flat.argmax(-1, { keepDims: true }));
  return largest.reshape(largest.shape.slice(0, -1));
}

export interface AveragePoolOptions extends PoolOptions {
  /** Divide by the window's size at the borders too, not by the number of real elements; true unless given. */
  readonly countPadding?: boolean;
}

/** The mean of each window over [n, channels, ...spatial]; the padding is 0. */
export function averagePool(x: Tensor, { countPadding = true, ...options }: AveragePoolOptions): Tensor {
  const flat = flatWindows("averagePool", x, options, 0);
  if (countPadding) return flat.mean(-1);
  const ones = full(1, [1, 1, ...x.shape.slice(2)]);
  return flat.sum(-1).div(flatWindows("averagePool", ones, options, 0).sum(-1));
}

/** [n, channels, ...counts, elements of a window]. */
function flatWindows(op: string, x: Tensor, options: PoolOptions, padding: number): Tensor {
  if (x.shape.length < 3)
    throw new ShapeError(
      `${op}: ${showShape(x.shape)} has no spatial axes; it takes [n, channels, ...spatial]`,
    );
  const size =
    typeof options.size === "number" ? x.shape.slice(2).map(() => options.size as number) : options.size;
  if (size.length !== x.shape.length - 2)
    throw new ShapeError(
      `${op}: a window of ${showShape(size)} over ${showShape(x.shape)}: one length a spatial axis`,
    );
  const w = windows(op, size, options, size);
  const padded = pad(x, bothSides(w.padding), { value: padding });
  const counts = windowCounts(op, padded.shape.slice(2), w);
  const [n, c, ...spatial] = rowMajor(padded.shape) as [number, number, ...number[]];
  const each = (factors: readonly number[]): number[] => spatial.map((stride, i) => stride * factors[i]!);
  const shape = [...x.shape.slice(0, 2), ...counts];
  const view = {
    offset: 0,
    shape: [...shape, ...size],
    strides: [n, c, ...each(w.stride), ...each(w.dilation)],
  };
  return new Tensor("view", view, [padded]).reshape([...shape, size.reduce((a, b) => a * b, 1)]);
}
