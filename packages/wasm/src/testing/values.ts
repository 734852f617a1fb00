import type { Precision } from "@titrate/numeric";

/** Numbers at which implementations part: zeros, subnormals, ties, ends of ranges, infinities, NaN. */
export const specialFloats: readonly number[] = [
  ...[0, 5e-324, 2 ** -149, 2 ** -127, 2 ** -126, 2 ** -1022, 0.3, 0.5, 1 - 2 ** -24, 1, 1.5, 2.5, Math.PI],
  ...[100.75, 127, 8388607.5, 2 ** 23, 16777217, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 52 - 0.5, 1e22],
  ...[3.4028234663852886e38, 1.7976931348623157e308, Number.POSITIVE_INFINITY],
]
  .flatMap((x) => [x, -x])
  .concat(Number.NaN);

export const specialInts: readonly number[] = [
  ...[0, 1, -1, 2, -8, 255, 65535, 65537, 46341, -46341, 2 ** 30, 2 ** 31 - 1, -(2 ** 31)],
];

/** As a tensor of the precision holds them. */
export const rounded = (values: readonly number[], precision: Precision): number[] =>
  values.map((value) => (precision === "f32" ? Math.fround(value) : value));

/** Every value beside every other, as two columns, filled up to a multiple of 4. */
export function pairs(values: readonly number[]): [number[], number[]] {
  const left = values.flatMap((x) => values.map(() => x));
  const right = values.flatMap(() => values);
  for (const column of [left, right]) while (column.length % 4 !== 0) column.push(values[0]!);
  return [left, right];
}
