import { describe, expect, it } from "vitest";
import { DataError } from "../error.ts";
import { labels, matrix } from "../numeric-array.ts";
import { type Dataset, defineDataset } from "./dataset.ts";

const load = (dataset: Dataset) => () =>
  defineDataset({ name: "given", summary: "Given.", load: () => dataset }).bind(
    {},
    { path: [] },
  )({
    directory: ".",
    random: undefined as never,
  });
const pair = (inputs: number[][], targets: number[][]) => ({
  inputs: matrix(inputs),
  targets: matrix(targets),
});

describe("what a dataset loads is checked", () => {
  it("passes what holds together", () => {
    const dataset = { train: { inputs: matrix([[1], [2]]), targets: labels([0, 2]) }, classes: 3 };
    expect(load(dataset)()).toBe(dataset);
  });

  it.each<[string, Dataset, RegExp]>([
    ["empty", { train: pair([], []) }, /dataset "given": the inputs of train are empty/],
    ["unequal", { train: pair([[1], [2]], [[1]]) }, /train has 2 rows of inputs and 1 of targets/],
    [
      "other rows",
      { train: pair([[1]], [[1]]), test: pair([[1, 2]], [[1]]) },
      /inputs of test is \[2\], and \[1\] in train/,
    ],
    [
      "class too large",
      { train: { inputs: matrix([[1], [2]]), targets: labels([0, 2]) }, classes: 2 },
      /row 1 .* class 2; .* 0 to 1/,
    ],
    ["float classes", { train: pair([[1]], [[1]]), classes: 2 }, /one whole number a row/],
    [
      "short",
      {
        train: {
          inputs: { shape: [2, 2], dtype: "float", data: new Float64Array(3) },
          targets: matrix([[1], [1]]),
        },
      },
      /hold 3 numbers; \[2, 2\] needs 4/,
    ],
    [
      "mistyped",
      {
        train: { inputs: { shape: [1, 1], dtype: "int", data: new Float64Array(1) }, targets: matrix([[1]]) },
      },
      /Int32Array/,
    ],
  ])("%s", (_, dataset, message) => {
    expect(load(dataset)).toThrow(DataError);
    expect(load(dataset)).toThrow(message);
  });
});
