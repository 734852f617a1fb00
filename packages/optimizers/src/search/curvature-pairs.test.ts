import { describe, expect, it } from "vitest";
import { type CurvaturePair, descentDirection, withPair } from "./curvature-pairs.ts";

const vector = (...elements: number[]) => Float64Array.of(...elements);

describe("withPair", () => {
  it("drops the oldest beyond the history", () => {
    let pairs: readonly CurvaturePair[] = [];
    for (const size of [1, 2, 3, 4]) pairs = withPair(pairs, vector(size), vector(1), 3);
    expect(pairs.map(({ product }) => product)).toEqual([2, 3, 4]);
  });
  it("leaves out what has no curvature", () => {
    const pairs = withPair([], vector(1), vector(1), 3);
    for (const change of [0, -1, 1e-10, Number.NaN]) {
      expect(withPair(pairs, vector(1), vector(change), 3)).toBe(pairs);
    }
    expect(withPair(pairs, vector(1), vector(2e-10), 3)).toHaveLength(2);
  });
});

describe("descentDirection", () => {
  const gradient = vector(1, -2, 3);
  it("is minus the gradient where nothing is known", () => {
    expect(descentDirection([], gradient)).toEqual(vector(-1, 2, -3));
  });
  it("is Newton's direction where the pairs span a quadratic's axes", () => {
    const hessian = [2, 5, 10];
    const axes = [vector(1, 0, 0), vector(0, 1, 0), vector(0, 0, 1)];
    const pairs = axes.reduce<readonly CurvaturePair[]>(
      (known, axis) =>
        withPair(
          known,
          axis,
          axis.map((each, i) => each * hessian[i]!),
          3,
        ),
      [],
    );
    expect([...descentDirection(pairs, gradient)]).toEqual(
      [-0.5, 0.4, -0.3].map((each) => expect.closeTo(each, 14)),
    );
  });
  it("fulfils the secant equation of the newest pair", () => {
    const [step, change] = [vector(1, 2, -1), vector(3, 1, -1)];
    const pairs = withPair(withPair([], vector(1, 0, 1), vector(2, 1, 1), 5), step, change, 5);
    expect([...descentDirection(pairs, change)]).toEqual([...step].map((each) => expect.closeTo(-each, 14)));
  });
});
