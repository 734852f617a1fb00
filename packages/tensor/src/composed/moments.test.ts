import { describe, expect, it } from "vitest";
import { gradients } from "../gradients/gradients.ts";
import { literal } from "../leaves.ts";
import { checkSecondGradient } from "../testing/check-gradient.ts";
import { evaluate } from "../testing/evaluate.ts";
import { norm, std, variance } from "./moments.ts";

const x = literal([1, 2, 3, 4], [2, 2]);

describe("variance, std, norm", () => {
  it("divide by n, or by n - correction", () => {
    expect(evaluate(variance(x))).toEqual([1.25]);
    expect(evaluate(variance(x, 0, { correction: 1, keepDims: true }))).toEqual([2, 2]);
    expect(evaluate(std(x, 1))).toEqual([0.5, 0.5]);
    expect(evaluate(norm(literal([3, 4], [2])))).toEqual([5]);
  });
  it("have a gradient of 0 where they are 0", () => {
    const equal = literal([2, 2, 2], [3]);
    const zeros = literal([0, 0, 0], [3]);
    expect(evaluate(gradients(std(equal), [equal])[0]!)).toEqual([0, 0, 0]);
    expect(evaluate(gradients(norm(zeros), [zeros])[0]!)).toEqual([0, 0, 0]);
  });
  it("keep NaN", () => expect(evaluate(norm(literal([NaN, 1], [2])))).toEqual([NaN]));
  it("have gradients", () => {
    checkSecondGradient((y) => variance(y!, 0), [[3, 2]]);
    checkSecondGradient((y) => std(y!, 1, { correction: 1 }), [[2, 3]]);
    checkSecondGradient((y) => norm(y!, -1, { keepDims: true }), [[2, 3]]);
  });
});
