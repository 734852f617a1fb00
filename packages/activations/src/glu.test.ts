import { literal, ShapeError } from "@titrate/plugin";
import { evaluate, gradientError } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { bound } from "./testing/bound.ts";

const [sigmoid2, sigmoid3] = [0.8807970779778823, 0.9525741268224334];

it("glu takes the first half where the second opens the gate", () => {
  const y = bound("glu")(literal([5, 7, 2, 3], [1, 4]));
  expect([y.shape, evaluate({ y }).y]).toEqual([
    [1, 2],
    [5 * sigmoid2, 7 * sigmoid3],
  ]);
});

it("swiglu takes the second half where the first, by silu, opens the gate", () => {
  const y = bound("swiglu")(literal([2, 3, 5, 7], [1, 4]));
  expect([y.shape, evaluate({ y }).y]).toEqual([
    [1, 2],
    [2 * sigmoid2 * 5, 3 * sigmoid3 * 7],
  ]);
});

describe.each(["glu", "swiglu"])("%s", (name) => {
  it("halves any axis", () => {
    const activation = bound(name, { axis: 1 });
    const x = Array.from({ length: 16 }, (_, index) => index / 5 - 1.5);
    expect(activation(literal(x, [2, 4, 2])).shape).toEqual([2, 2, 2]);
    expect(gradientError(activation, x, [2, 4, 2])).toBeLessThan(1e-8);
  });

  it("says what does not fit", () => {
    const of =
      (shape: number[], axis = -1) =>
      () =>
        bound(name, { axis })(literal(new Float64Array(6), shape));
    expect(of([2, 3])).toThrow(ShapeError);
    expect(of([2, 3])).toThrow(`${name} halves axis -1 of [2, 3]; give it an even length`);
    expect(of([2, 3], 2)).toThrow(`${name} halves axis 2 of [2, 3]`);
  });
});
