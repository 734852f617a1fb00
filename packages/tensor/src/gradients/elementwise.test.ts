import { describe, expect, it } from "vitest";
import type { ElementwiseName } from "../elementwise.ts";
import { literal } from "../leaves.ts";
import type { Shape } from "../shape.ts";
import { type Build, checkSecondGradient, type Range } from "../testing/check-gradient.ts";
import { evaluate } from "../testing/evaluate.ts";
import { gradients } from "./gradients.ts";

interface Check extends Range {
  build: Build;
  shapes: Shape[];
}

const one = (build: Build, range: Range = {}): Check => ({ build, shapes: [[5]], ...range });
// [2, 3], [3] and [2, 1]: the gradients of broadcast operands are sums.
const two = (build: Build, range: Range = {}): Check => ({
  build,
  shapes: [
    [2, 3],
    [2, 1],
  ],
  ...range,
});
const mask = literal([1, 0, 1], [3], "bool");

/** A row for every element-wise function: how to check its gradient, or why there is none. */
const checks: Record<ElementwiseName, Check | "flat" | "not of floats"> = {
  add: two((x, y) => x!.add(y!).square()),
  sub: two((x, y) => x!.sub(y!).square()),
  mul: two((x, y) => x!.mul(y!)),
  div: two((x, y) => x!.div(y!), { low: 0.5 }),
  pow: two((x, y) => x!.pow(y!), { low: 0.5 }),
  maximum: two((x, y) => x!.maximum(y!).square()),
  minimum: two((x, y) => x!.minimum(y!).square()),
  neg: one((x) => x!.square().neg()),
  abs: one((x) => x!.abs().mul(x!)),
  sign: "flat",
  sqrt: one((x) => x!.sqrt(), { low: 0.5 }),
  floor: "flat",
  ceil: "flat",
  round: "flat",
  exp: one((x) => x!.exp()),
  log: one((x) => x!.log(), { low: 0.5 }),
  log1p: one((x) => x!.log1p(), { low: -0.5 }),
  expm1: one((x) => x!.expm1()),
  tanh: one((x) => x!.tanh()),
  sigmoid: one((x) => x!.sigmoid()),
  sin: one((x) => x!.sin()),
  cos: one((x) => x!.cos()),
  erf: one((x) => x!.erf()),
  less: "not of floats",
  lessEqual: "not of floats",
  greater: "not of floats",
  greaterEqual: "not of floats",
  equal: "not of floats",
  notEqual: "not of floats",
  and: "not of floats",
  or: "not of floats",
  not: "not of floats",
  where: two((x, y) => mask.where(x!.square(), y!.exp())),
  toFloat: "not of floats",
  toInt: "not of floats",
  toBool: "not of floats",
  uniform: "not of floats",
};

describe("gradients of element-wise functions", () => {
  for (const [name, check] of Object.entries(checks)) {
    if (typeof check === "string") continue;
    it(`${name}: once and twice, against central differences`, () =>
      checkSecondGradient(check.build, check.shapes, check));
  }

  it.each(Object.keys(checks).filter((name) => checks[name as ElementwiseName] === "flat"))(
    "%s: 0",
    (name) => {
      const x = literal([-1.5, 0, 2.5], [3]);
      const y = x[name as "sign" | "floor" | "ceil" | "round"]();
      expect(evaluate(gradients(y.sum(), [x])[0]!)).toEqual([0, 0, 0]);
    },
  );
});

describe("conventions at kinks and poles", () => {
  const derivatives = (build: Build, ...points: number[][]): number[][] => {
    const inputs = points.map((values) => literal(values, [values.length]));
    return gradients(build(...inputs).sum(), inputs).map((gradient) => evaluate(gradient));
  };

  it("abs is flat at 0", () => expect(derivatives((x) => x!.abs(), [-1, 0, 1])).toEqual([[-1, 0, 1]]));
  it("maximum halves between equals", () =>
    expect(derivatives((x, y) => x!.maximum(y!), [1, 2, 3], [2, 2, 2])).toEqual([
      [0, 0.5, 1],
      [1, 0.5, 0],
    ]));
  it("minimum halves between equals", () =>
    expect(derivatives((x, y) => x!.minimum(y!), [1, 2, 3], [2, 2, 2])).toEqual([
      [1, 0.5, 0],
      [0, 0.5, 1],
    ]));
  it("sqrt and log have their limits at 0", () => {
    expect(derivatives((x) => x!.sqrt(), [0])).toEqual([[Infinity]]);
    expect(derivatives((x) => x!.log(), [0])).toEqual([[Infinity]]);
  });
  it("pow is flat in the base of x^0, and in the exponent of 0^y for y >= 0", () =>
    expect(derivatives((x, y) => x!.pow(y!), [0, 0, 0, 2], [0, 2, 1, 0])).toEqual([
      [0, 0, 1, 0],
      [0, 0, 0, Math.LN2],
    ]));
  it.each([
    [
      0,
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      1,
      [
        [1, 1],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      2,
      [
        [0, -6],
        [2, 2],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      3,
      [
        [0, 27],
        [0, -18],
        [6, 6],
        [0, 0],
      ],
    ],
  ])("pow by %d has all derivatives at 0, as at -3", (exponent, expected) => {
    const x = literal([0, -3], [2]);
    // As a constant of the formula, and as an input that is differentiated too.
    const exponents = literal([exponent, exponent], [2]);
    for (const [y, of] of [
      [exponent, [x]],
      [exponents, [x, exponents]],
    ] as const) {
      let derivative = x.pow(y);
      const found = expected.map(() => {
        derivative = gradients(derivative.sum(), of)[0]!;
        return evaluate(derivative);
      });
      expect(found.map((values) => values.map((value) => value + 0))).toEqual(expected); // -0 is 0
    }
  });
  it("where gives the branch not taken 0", () => {
    const x = literal([-1, 4], [2]);
    const [gradient] = gradients(x.greater(0).where(x, x.mul(3)).sum(), [x]);
    expect(evaluate(gradient!)).toEqual([3, 1]);
  });
});
