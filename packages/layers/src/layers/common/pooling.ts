import { averagePool, full, maxPool, pad, type Shape, ShapeError, type Tensor } from "@titrate/plugin";
import { expectFits, type PerAxis, perAxis, reachOf, spatialLengths } from "./spatial.ts";

export interface PoolingParams {
  readonly kernel: PerAxis;
  /** The kernel unless given. */
  readonly stride?: PerAxis | undefined;
  readonly padding: PerAxis;
  readonly dilation?: PerAxis;
  /** A last window may reach beyond the padding, if it starts before the end of the input. */
  readonly ceil: boolean;
}

interface Windows {
  readonly size: Shape;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
}

/** The largest of each window; the padding never is. */
export function poolMax(type: string, axes: number, x: Tensor, params: PoolingParams): Tensor {
  const { windows, beyond } = layOut(type, axes, x, params);
  const nothing = Number.NEGATIVE_INFINITY;
  return maxPool(pad(x, beyond, { value: nothing }), windows);
}

/** The mean of each window, of its zeros in the padding too where `countPadding`. */
export function poolAverage(
  type: string,
  axes: number,
  x: Tensor,
  { countPadding, ...params }: PoolingParams & { readonly countPadding: boolean },
): Tensor {
  const { windows, beyond } = layOut(type, axes, x, params);
  if (beyond.every(([, after]) => after === 0)) return averagePool(x, { ...windows, countPadding });
  const sums = averagePool(pad(x, beyond), windows);
  const frame = windows.padding.map((n): [number, number] => [n, n]);
  const counted = pad(full(1, [1, 1, ...x.shape.slice(2)]), frame, { value: countPadding ? 1 : 0 });
  return sums.div(averagePool(pad(counted, beyond), { ...windows, padding: 0 }));
}

/** Where the windows lie, and what `ceil` puts beyond the end of each axis. */
function layOut(type: string, axes: number, x: Tensor, params: PoolingParams) {
  const lengths = spatialLengths(type, x, axes);
  const { kernel, stride = kernel, padding, dilation = 1, ceil } = params;
  const each = [kernel, stride, padding, dilation].map((value) => perAxis(value, axes));
  const [size, steps, frame, spread] = each as [Shape, Shape, Shape, Shape];
  const windows: Windows = { size, stride: steps, padding: frame, dilation: spread };
  const padded = lengths.map((length, i) => length + 2 * frame[i]!);
  for (const [i, n] of frame.entries()) {
    if (2 * n > reachOf(size[i]!, spread[i]!))
      throw new ShapeError(
        `${type}: padding ${n} is more than half of the kernel, ${size[i]}, so that a window would hold nothing; lower it`,
      );
  }
  const beyond = padded.map((length, i): [number, number] => {
    const rest = length - reachOf(size[i]!, spread[i]!);
    const after = Math.ceil(rest / steps[i]!) * steps[i]! - rest;
    const start = rest + after; // of the window that the floor leaves out
    return ceil && after > 0 && start >= 0 && start < lengths[i]! + frame[i]! ? [0, after] : [0, 0];
  });
  // With ceil, even a first window may be one that does not fit.
  const reached = padded.map((length, i) => length + beyond[i]![1]);
  expectFits(type, size, spread, reached);
  return { windows, beyond };
}
