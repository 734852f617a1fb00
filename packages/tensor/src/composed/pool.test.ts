import { describe, expect, it } from "vitest";
import { gradients } from "../gradients/gradients.ts";
import { literal } from "../leaves.ts";
import { ShapeError } from "../shape.ts";
import { checkGradient } from "../testing/check-gradient.ts";
import { evaluate } from "../testing/evaluate.ts";
import { averagePool, maxPool } from "./pool.ts";

const image = literal([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1, 3, 3]);

describe("maxPool", () => {
  it("takes the largest of each window", () => {
    expect(evaluate(maxPool(image, { size: 2, stride: 1 }))).toEqual([5, 6, 8, 9]);
    expect(maxPool(image, { size: 2 }).shape).toEqual([1, 1, 1, 1]);
  });
  it("pads with -Infinity", () =>
    expect(evaluate(maxPool(image.neg(), { size: 2, stride: 2, padding: 1 }))).toEqual([-1, -2, -4, -5]));
  it("dilates", () => expect(evaluate(maxPool(image, { size: 2, dilation: 2 }))).toEqual([9]));
  it("gives the first of equals the gradient", () => {
    const x = literal([0, 0, 0, 0], [1, 1, 4]);
    expect(evaluate(gradients(maxPool(x, { size: 2 }).sum(), [x])[0]!)).toEqual([1, 0, 1, 0]);
  });
  it("has gradients", () =>
    checkGradient((x) => maxPool(x!, { size: [3, 2], stride: 1, padding: [1, 0] }), [[2, 1, 3, 4]]));
});

describe("averagePool", () => {
  it("counts the padding, or does not", () => {
    const options = { size: 2, stride: 2, padding: 1 };
    expect(evaluate(averagePool(image, options))).toEqual([0.25, 1.25, 2.75, 7]);
    expect(evaluate(averagePool(image, { ...options, countPadding: false }))).toEqual([1, 2.5, 5.5, 7]);
  });
  it("has gradients", () =>
    checkGradient((x) => averagePool(x!, { size: 2, stride: 1, padding: 1 }), [[1, 2, 3]]));
  it("names the shapes that do not fit", () => {
    expect(() => averagePool(image, { size: [2] })).toThrow(
      new ShapeError("averagePool: a window of [2] over [1, 1, 3, 3]: one length a spatial axis"),
    );
    expect(() => maxPool(image, { size: 4 })).toThrow(ShapeError);
  });
});
