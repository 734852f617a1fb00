import type { Dataset, NumericArray } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { half, layer, parts } from "./testing/parts.ts";
import { checkRun, trainRun } from "./train.ts";

/** Looks numbers up in a table of three. */
const lookUp = layer((x, scope) => {
  const index = x.dtype === "int" ? x : x.equal(x.floor()).where(x.cast("int"), -1);
  return scope.parameter("table", [3, 1], half).take(0, index.reshape([-1]));
}, "words");

const ints = (...values: number[]): NumericArray => ({
  shape: [values.length, 1],
  dtype: "int",
  data: Int32Array.from(values),
});
const floats = (...values: number[]): NumericArray => ({
  shape: [values.length, 1],
  dtype: "float",
  data: Float64Array.from(values),
});
const check = (train: NumericArray, test = train, model = lookUp) => {
  const of = (inputs: NumericArray) => ({ inputs, targets: floats(...inputs.data) });
  const dataset: Dataset = { train: of(train), test: of(test) };
  return () => checkRun(parts([1], { dataset, model }));
};

describe("what a layer looks up", () => {
  it("is in its table", () => {
    expect(check(ints(0, 2))).not.toThrow();
    expect(check(floats(0, 2))).not.toThrow();
  });

  it.each([
    [
      ints(0, 1),
      ints(2, 3),
      'layer "words" looks up whole numbers from 0 to 2, and row 1 of the inputs of test holds 3',
    ],
    [ints(-1, 1), ints(0), "row 0 of the inputs of train holds -1"],
    [floats(1, 0.5), floats(0), "row 1 of the inputs of train holds 0.5"],
  ])("or refused: %#", (train, test, message) => {
    expect(check(train, test)).toThrow(message);
  });

  it("is not looked into where a layer changes it first", () => {
    const modulo = layer((x, scope) => {
      const index = x.less(3).where(x, 0);
      return scope.parameter("table", [3, 1], half).take(0, index.reshape([-1]));
    });
    expect(check(ints(0, 7), ints(0), modulo)).not.toThrow();
  });
});

it("an index that a layer makes itself is blamed on the layer, when it is looked up", async () => {
  const broken = layer((x, scope) => {
    const index = x.mul(0).sub(1).cast("int");
    return scope.parameter("table", [3, 1], half).take(0, index.reshape([-1]));
  }, "words");
  const run = trainRun(parts([1, 2], { model: broken }));
  await expect(run).rejects.toThrow('layer "words": gather: index -1 is outside of an axis of length 3');
});
