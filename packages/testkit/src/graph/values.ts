import { namedStreams } from "@titrate/numeric";
import { type Shape, sizeOf } from "@titrate/tensor";

// Numbers to try things with: functions of a name and a shape.

/** Standard normal. */
export function normals(name: string, shape: Shape): Float64Array {
  const random = namedStreams(1)(`normals/${name}/${shape.join("x")}`);
  return Float64Array.from({ length: sizeOf(shape) }, () => random.normal());
}

/** 0 .. bound - 1. */
export function integers(name: string, shape: Shape, bound: number): Int32Array {
  const random = namedStreams(1)(`integers/${name}/${shape.join("x")}`);
  return Int32Array.from({ length: sizeOf(shape) }, () => random.integer(bound));
}

/** Floats at which implementations part: signed zeros, subnormals, ties, the ends of ranges, infinities, NaN. */
export const nasty: readonly number[] = [
  ...[0, 2 ** -149, 2 ** -126, 5e-324, 1e-20, 0.1, 0.49999999999999994, 0.5, 1 - 2 ** -24, 1, 1.5, 2, 2.5, 3],
  ...[6, 17.33, 88.72, 103.97, 709.78, 745.13, 8388608.5, 2147483648, 2 ** 53, 1e22, 3.4e38, 1.7e308],
  Number.POSITIVE_INFINITY,
]
  .flatMap((x) => [x, -x])
  .concat(Number.NaN);

/** As many of `values` as there are, repeated to `size`. */
export const fill = (values: ArrayLike<number>, size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => values[i % values.length]!);
