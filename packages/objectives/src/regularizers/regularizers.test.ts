import { type PartValue, ShapeError } from "@titrate/plugin";
import { bindPart, gradientError, type VectorTensor, valueAndGradient } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { regularizers } from "../index.ts";

const bind = (part: PartValue) => bindPart("regularizer", part, regularizers);
const penalize = (part: PartValue, parameter: VectorTensor) => {
  const { value, gradient } = valueAndGradient(bind(part).penalty, parameter);
  return { value: value[0], gradient };
};
const weights: VectorTensor = { shape: [2, 2], data: [1, -2, 0, 4] };

describe("sums of one parameter, with their slopes", () => {
  it("l1", () => {
    expect(penalize({ type: "l1", strength: 0.5 }, weights)).toEqual({
      value: 3.5,
      gradient: [0.5, -0.5, 0, 0.5],
    });
    expect(penalize({ type: "l1", strength: 0 }, weights)).toEqual({ value: 0, gradient: [0, -0, 0, 0] });
  });

  it("l2 is not halved", () => {
    expect(penalize({ type: "l2", strength: 0.5 }, weights)).toEqual({
      value: 10.5,
      gradient: [1, -2, 0, 4],
    });
  });

  it("elastic-net adds both", () => {
    const part = { type: "elastic-net", l1: 0.5, l2: 0.25 };
    expect(penalize(part, weights)).toEqual({ value: 3.5 + 5.25, gradient: [1, -1.5, 0, 2.5] });
  });

  it("of 0.01 unless told otherwise", () => {
    const ones: VectorTensor = { shape: [3], data: [1, 1, 1] };
    for (const type of ["l1", "l2"]) expect(penalize(type, ones).value).toBeCloseTo(0.03, 15);
    expect(penalize("elastic-net", ones).value).toBeCloseTo(0.06, 15);
    expect(() => bind({ type: "l2", strength: -1 })).toThrow();
  });
});

describe("orthogonal", () => {
  it("is 0 of orthonormal rows or columns, whichever are fewer", () => {
    const wide: VectorTensor = { shape: [2, 3], data: [0, 1, 0, 0.6, 0, -0.8] };
    const tall: VectorTensor = { shape: [3, 2], data: [0, 0.6, 1, 0, 0, -0.8] };
    for (const matrix of [wide, tall]) expect(penalize("orthogonal", matrix).value).toBeCloseTo(0, 30);
  });

  it("is the squared distance of the products from the identity", () => {
    // Rows (1, 2) and (3, 0): 5, 3, 3, 9, less 1, 0, 0, 1.
    const matrix: VectorTensor = { shape: [2, 2], data: [1, 2, 3, 0] };
    expect(penalize({ type: "orthogonal", strength: 0.5 }, matrix).value).toBe((16 + 9 + 9 + 64) / 2);
    for (const shape of [
      [2, 3],
      [3, 2],
      [3, 1, 2],
    ]) {
      const error = gradientError(
        bind({ type: "orthogonal", strength: 1 }).penalty,
        [1, -2, 3, 0.5, 2, -1],
        shape,
      );
      expect(error).toBeLessThan(1e-7);
    }
  });

  it("takes no vector", () => {
    expect(() => penalize("orthogonal", { shape: [3], data: [1, 2, 3] })).toThrow(ShapeError);
    expect(() => penalize("orthogonal", { shape: [3], data: [1, 2, 3] })).toThrow(
      /leave it out, as with `match: /,
    );
  });
});

it.each(regularizers.map(({ name }) => name))("%s applies to what `match` names", (type) => {
  expect(bind(type)).toMatchObject({ type });
  expect(bind(type).applies("dense-1.bias")).toBe(true);
  const matched = bind({ type, match: "*.weight" });
  expect(["dense-1.weight", "a.b.weight", "dense-1.bias"].map(matched.applies)).toEqual([true, true, false]);
});
