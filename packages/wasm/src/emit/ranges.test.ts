import { arg, compileScalar, constant, type Scalar } from "@titrate/numeric";
import fc from "fast-check";
import { expect, it } from "vitest";
import { rangeOf } from "./ranges.ts";

const x = arg(0);
const from = (least: number, most: number, isInteger: boolean) => ({ least, most, isInteger });
const clamped = (z: Scalar, least: number, most: number): Scalar => {
  const low = z.lt(least).select(least, z);
  return low.gt(most).select(most, low);
};
const atMost = (z: Scalar, most: number): Scalar => z.lt(most).select(z, most);

it("knows constants, and of an argument nothing", () => {
  expect(rangeOf(constant(2.5))).toEqual(from(2.5, 2.5, false));
  expect(rangeOf(x)).toEqual(from(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false));
});

it("knows what a limit does, from either side", () => {
  expect(rangeOf(x.lt(-3).select(-3, x)).least).toBe(-3);
  expect(rangeOf(constant(8).lt(x).select(8, x)).most).toBe(8);
  const both = x.lt(-3).select(-3, x);
  expect(rangeOf(both.lt(-9).select(-9, both)).least).toBe(-3);
  expect(rangeOf(constant(8).lt(both).select(8, both))).toEqual(from(-3, 8, false));
});

it("is not told a limit by what only looks like one", () => {
  const other = x.lt(-3).select(-4, x);
  expect(rangeOf(other).least).toBe(Number.NEGATIVE_INFINITY);
  expect(rangeOf(x.lt(-3).select(x, -3)).least).toBe(Number.NEGATIVE_INFINITY);
});

it("widens what it makes whole, and keeps whole what arithmetic keeps whole", () => {
  const low = x.lt(-2.5).select(-2.5, x);
  const n = constant(2.5).lt(low).select(2.5, low).floor();
  expect(rangeOf(n)).toEqual(from(-3, 3, true));
  expect(rangeOf(n.mul(-2).add(1).neg())).toEqual(from(-7, 5, true));
  expect(rangeOf(n.abs())).toEqual(from(0, 3, true));
  expect(rangeOf(n.mul(0.5))).toEqual(from(-1.5, 1.5, false));
  expect(rangeOf(n.mul(n)).least).toBe(Number.NEGATIVE_INFINITY);
});

const halves = (most: number) => fc.integer({ min: -2 * most, max: 2 * most }).map((n) => n / 2);

/** Formulas of halves, which no operation here rounds. */
const { formula } = fc.letrec<{ formula: Scalar }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 6, depthSize: "small" },
    fc.constant(x),
    halves(20).map(constant),
    fc
      .tuple(fc.constantFrom("floor", "ceil", "trunc", "neg", "abs"), tie("formula"))
      .map(([op, a]) => a[op]()),
    fc.tuple(fc.constantFrom("add", "sub"), tie("formula"), tie("formula")).map(([op, a, b]) => a[op](b)),
    fc.tuple(tie("formula"), fc.integer({ min: -4, max: 4 })).map(([a, factor]) => a.mul(factor)),
    fc
      .tuple(tie("formula"), halves(20), halves(20))
      .map(([a, b, c]) => clamped(a, Math.min(b, c), Math.max(b, c))),
    fc.tuple(tie("formula"), halves(20)).map(([a, most]) => atMost(a, most)),
    fc.tuple(tie("formula"), tie("formula"), tie("formula")).map(([a, b, c]) => a.lt(b).select(b, c)),
  ),
}));

it("holds for every value", () =>
  fc.assert(
    fc.property(formula, fc.array(halves(50), { minLength: 8, maxLength: 8 }), (scalar, values) => {
      const { least, most, isInteger } = rangeOf(scalar);
      const value = compileScalar(() => scalar, 1, "f64");
      for (const found of values.map((given) => value(given))) {
        expect(found).toBeGreaterThanOrEqual(least);
        expect(found).toBeLessThanOrEqual(most);
        if (isInteger) expect(Number.isInteger(found)).toBe(true);
      }
    }),
    { numRuns: 500 },
  ));

it("takes no longer for a formula whose parts are used over and over", () => {
  let x = arg(0);
  for (let i = 0; i < 200; i++) x = x.add(x);
  expect(rangeOf(x.floor())).toEqual({
    least: Number.NEGATIVE_INFINITY,
    most: Number.POSITIVE_INFINITY,
    isInteger: true,
  });
});
