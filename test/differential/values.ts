import { namedStreams } from "@titrate/numeric";
import { type DType, type Shape, sizeOf } from "@titrate/tensor";

/** Floats at which implementations part: signed zeros, subnormals, ties, ends of ranges, infinities, NaN. */
export const nasty: readonly number[] = [
  ...[0, 2 ** -149, 3 * 2 ** -149, 2 ** -126 - 2 ** -149, 2 ** -126, 5e-324, 2.2250738585072014e-308],
  ...[1e-20, 2 ** -29, 0.1, 0.25, 0.49999999999999994, 0.5, Math.SQRT1_2, 1 - 2 ** -24, 1, 1 + 2 ** -23],
  ...[1.5, 2.5, Math.PI, 3.5, 9.25, 17.33, 88.72, 88.73, 103.97, 104.1, 709.78, 745.13, 745.2],
  ...[8388607.5, 8388608, 8388609, 16777216, 16777217, 2147483520, 2147483647, 2147483648, 4294967296],
  ...[
    2 ** 52 - 0.5,
    2 ** 52 + 1,
    2 ** 53,
    1e10,
    1e22,
    3.4028234663852886e38,
    1.7976931348623157e308,
    Infinity,
  ],
].flatMap((x) => [x, -x]);

/** The same and NaN. */
export const nastyFloats: readonly number[] = [...nasty, NaN];

export const nastyInts: readonly number[] = [
  0,
  1,
  -1,
  2,
  -2,
  7,
  -8,
  255,
  32767,
  -32768,
  65535,
  65537,
  46341,
  -46341,
  2 ** 30,
  2 ** 31 - 1,
  -(2 ** 31),
];

/**
 * Numbers of very different size and both signs: adding them in another order, or rounding once where twice is
 * meant, shows in the bits. A function of the name and the shape.
 */
export function spread(name: string, shape: Shape): number[] {
  const random = namedStreams(1)(`spread/${name}/${shape.join("x")}`);
  return Array.from({ length: sizeOf(shape) }, () => random.normal() * 2 ** (random.integer(13) - 6));
}

/** Numbers around 0 that formulas take well. */
export function plain(name: string, shape: Shape): number[] {
  const random = namedStreams(1)(`plain/${name}/${shape.join("x")}`);
  return Array.from({ length: sizeOf(shape) }, () => random.normal());
}

/** 0 .. bound-1. */
export function integers(name: string, shape: Shape, bound: number): number[] {
  const random = namedStreams(1)(`integers/${name}/${shape.join("x")}`);
  return Array.from({ length: sizeOf(shape) }, () => random.integer(bound));
}

/** What is spread for floats, small numbers for ints, both of bool. */
export function anyValues(name: string, shape: Shape, dtype: DType): number[] {
  if (dtype === "float") return spread(name, shape);
  if (dtype === "bool") return integers(name, shape, 2);
  return integers(name, shape, 2001).map((value) => value - 1000);
}

/** Lengths around the widths of vectors. */
export const widths: readonly number[] = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33];
