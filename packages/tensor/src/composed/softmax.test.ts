import { describe, expect, it } from "vitest";
import { gradients } from "../gradients/gradients.ts";
import { literal } from "../leaves.ts";
import { checkSecondGradient } from "../testing/check-gradient.ts";
import { evaluate } from "../testing/evaluate.ts";
import { logSoftmax, logSumExp, softmax } from "./softmax.ts";

const masked = literal(Array(3).fill(-Infinity), [1, 3]);

describe("softmax and its kin", () => {
  it("do not overflow", () => {
    const x = literal([1000, 1000], [2]);
    expect(evaluate(softmax(x))).toEqual([0.5, 0.5]);
    expect(evaluate(logSumExp(x))[0]).toBeCloseTo(1000 + Math.LN2, 12);
    expect(evaluate(logSoftmax(literal([-1000, 1000], [2])))).toEqual([-2000, 0]);
  });

  it("are defined where all is -Infinity", () => {
    expect(evaluate(softmax(masked))).toEqual([0, 0, 0]);
    expect(evaluate(logSoftmax(masked))).toEqual([-Infinity, -Infinity, -Infinity]);
    expect(evaluate(logSumExp(masked, 1))).toEqual([-Infinity]);
    for (const loss of [softmax(masked).sum(), logSumExp(masked)])
      expect(evaluate(gradients(loss, [masked])[0]!)).toEqual([0, 0, 0]);
  });

  it("are defined of nothing", () => {
    const empty = literal([], [2, 0]);
    expect(evaluate(softmax(empty))).toEqual([]);
    expect(evaluate(logSumExp(empty, 1))).toEqual([-Infinity, -Infinity]);
  });

  it("keep Infinity and NaN", () => {
    expect(evaluate(logSumExp(literal([1, Infinity], [2])))).toEqual([Infinity]);
    expect(evaluate(logSumExp(literal([1, NaN], [2])))).toEqual([NaN]);
  });

  it("reduce several axes, with and without keeping them", () => {
    const x = literal([0, 0, 0, 0], [2, 1, 2]);
    expect(logSumExp(x, [0, 2]).shape).toEqual([1]);
    expect(logSumExp(x, [0, -1], { keepDims: true }).shape).toEqual([1, 1, 1]);
    expect(evaluate(logSumExp(x))[0]).toBeCloseTo(Math.log(4), 12);
  });

  it("have gradients", () => {
    checkSecondGradient((x) => softmax(x!, 0), [[3, 2]]);
    checkSecondGradient((x) => logSoftmax(x!), [[2, 3]]);
    checkSecondGradient((x) => logSumExp(x!, [0, 1]), [[2, 3]]);
  });
});
