import { literal, ShapeError, type Tensor } from "@titrate/plugin";
import { evaluate } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { applying, counting, declared, layerOf, scopeOf } from "./testing/bound.ts";

const numbersOf = (y: Tensor) => evaluate({ y }).y;

describe("dropout", () => {
  const ones = counting([200, 50]).mul(0).add(1);

  it("keeps 1 - rate of the elements, and their sum about", () => {
    const numbers = numbersOf(layerOf({ type: "dropout", rate: 0.2 }).apply(ones, scopeOf()));
    expect([...new Set(numbers)].sort()).toEqual([0, 1.25]);
    const kept = numbers.filter((value) => value > 0).length / numbers.length;
    expect(Math.abs(kept - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / numbers.length));
  });

  it("drops channels whole where it is told to", () => {
    const x = counting([40, 5, 3]).mul(0).add(1);
    const numbers = numbersOf(layerOf({ type: "dropout", per: "channel" }).apply(x, scopeOf()));
    const channels = Array.from({ length: 200 }, (_, i) => numbers.slice(3 * i, 3 * i + 3).join());
    expect([...new Set(channels)].sort()).toEqual(["0,0,0", "2,2,2"]);
  });

  it("is nothing in evaluation, and at rate 0", () => {
    expect(layerOf("dropout").apply(ones, scopeOf({}, false))).toBe(ones);
    expect(layerOf({ type: "dropout", rate: 0 }).apply(ones, scopeOf())).toBe(ones);
    expect(() => layerOf({ type: "dropout", rate: 1 })).toThrow();
  });
});

it("flatten makes [rows, features]", () => {
  expect(layerOf("flatten").apply(counting([2, 3, 4]), scopeOf()).shape).toEqual([2, 12]);
  const flat = counting([2, 3]);
  expect(layerOf("flatten").apply(flat, scopeOf())).toBe(flat);
  expect(layerOf("flatten").apply(literal([], [0, 3, 4]), scopeOf()).shape).toEqual([0, 12]);
  expect(applying("flatten", [3])).toThrow(ShapeError);
  expect(applying("flatten", [3])).toThrow("flatten takes [rows, ...] and gets [3]");
});

describe("reshape", () => {
  const reshape = (shape: number[]) => ({ type: "reshape", shape });

  it("gives each row a shape", () => {
    const y = layerOf(reshape([2, -1])).apply(counting([3, 8]), scopeOf());
    expect(y.shape).toEqual([3, 2, 4]);
    expect(numbersOf(y)).toEqual(numbersOf(counting([24])));
    expect(layerOf(reshape([])).apply(counting([3, 1]), scopeOf()).shape).toEqual([3]);
    expect(layerOf(reshape([1, -1])).apply(literal([], [0, 6]), scopeOf()).shape).toEqual([0, 1, 6]);
  });

  it("says what does not fit", () => {
    expect(applying(reshape([2, 3]), [4, 8])).toThrow(ShapeError);
    expect(applying(reshape([2, 3]), [4, 8])).toThrow(
      "reshape to [2, 3] a row does not take [8] a row: 8 elements",
    );
    expect(applying(reshape([3, -1]), [4, 8])).toThrow(ShapeError);
    for (const wrong of [[0], [-1, -1], [1.5], [-2]]) expect(() => layerOf(reshape(wrong))).toThrow();
  });
});

it("transpose puts the axes of a row in another order", () => {
  const y = layerOf({ type: "transpose", axes: [2, 1] }).apply(counting([1, 2, 3]), scopeOf());
  expect(y.shape).toEqual([1, 3, 2]);
  expect(numbersOf(y)).toEqual([1, 4, 2, 5, 3, 6]);
  for (const axes of [[1], [1, 1], [2, 3]]) {
    expect(applying({ type: "transpose", axes }, [1, 2, 3])).toThrow("name each axis from 1 to 2 once");
  }
});

it("activation applies one, in its own scope", () => {
  const y = layerOf({ type: "activation", activation: "double" }).apply(counting([3]), scopeOf());
  expect(numbersOf(y)).toEqual([2, 4, 6]);
  expect(declared({ type: "activation", activation: "scaled" }, [2, 3])).toEqual(["scale []"]);
});
