import { describe, expect, it } from "vitest";
import { checkDataset } from "./dataset-checks.ts";
import { DataError, PluginError } from "./error.ts";
import type { Dataset } from "./kinds/dataset.ts";
import { labels, matrix } from "./numeric-array.ts";

const load =
  (dataset: unknown, params: object = {}) =>
  () =>
    checkDataset('dataset "given"', dataset, params);
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
  ])("%s", (_, dataset, message) => {
    expect(load(dataset)).toThrow(DataError);
    expect(load(dataset)).toThrow(message);
  });
});

it("a dataset that is not in the form of one is its author's to mend", () => {
  const rows = [[1], [2]];
  const array = { shape: [2, 1], dtype: "float", data: Float64Array.of(1, 2) };
  const train = (inputs: unknown) => load({ train: { inputs, targets: matrix(rows) } });
  expect(load(undefined)).toThrow(PluginError);
  expect(load(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": load returned undefined; is a "return" missing?]`,
  );
  expect(load(Promise.resolve({}))).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": load returned a Promise; it is not awaited: write the function without async]`,
  );
  expect(load({ inputs: rows, targets: rows })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": load returned an object with inputs, targets; return { train: { inputs: matrix(rows), targets: matrix(rows) } }]`,
  );
  expect(load({ train: rows })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": train is an Array; give { inputs, targets }]`,
  );
  expect(load({ train: pair(rows, rows), test: null })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": test is null; give { inputs, targets }]`,
  );
  expect(train(rows)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": the inputs of train are an Array; make them with matrix(rows), or with labels(classes) where they are class indices]`,
  );
  expect(train({ data: array.data })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": the inputs of train are an object with data; make them with matrix(rows), or with labels(classes) where they are class indices]`,
  );
  expect(train(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": the inputs of train are undefined; make them with matrix(rows), or with labels(classes) where they are class indices]`,
  );
  expect(train({ ...array, dtype: "float32" })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": the dtype of the inputs of train is "float32" (a string); write "float" or "int"]`,
  );
  expect(train({ ...array, dtype: "int" })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": the data of the inputs of train is a Float64Array; dtype "int" needs an Int32Array]`,
  );
  expect(train({ ...array, data: [1, 2] })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": the data of the inputs of train is an Array; dtype "float" needs a Float64Array]`,
  );
  expect(load({ train: pair(rows, rows), classes: "2" })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": classes is "2" (a string); give how many classes there are]`,
  );
  expect(train(array)).not.toThrow();
});

it("names of classes and columns are as many as there are, and an ignored class lies below them", () => {
  const train = { inputs: matrix([[1], [2]]), targets: labels([0, 1]) };
  const given = (more: object) => load({ train, classes: 2, ...more });
  expect(given({ classNames: ["no", "yes"], columns: [{ name: "age" }], ignored: -100 })).not.toThrow();
  expect(given({ classNames: ["no"] })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": classNames has 1 names; give one for each of the 2 classes]`,
  );
  expect(given({ columns: [] })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": columns has 0 entries; give one for each of the 1 features]`,
  );
  expect(given({ ignored: 1 })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: dataset "given": ignored is 1 (a number); give a whole number below 0]`,
  );
  const targets = { shape: [2], dtype: "int", data: Int32Array.of(-100, 1) };
  expect(given({ train: { ...train, targets }, ignored: -100 })).not.toThrow();
  expect(given({ train: { ...train, targets } })).toThrow("row 0 of the targets of train is class -100");
});

it("classes may stand at several places of a row", () => {
  const targets = { shape: [2, 3], dtype: "int", data: Int32Array.of(0, 1, 1, 0, 2, 1) };
  const given = (classes: number) => load({ train: { inputs: matrix([[1], [2]]), targets }, classes });
  expect(given(3)).not.toThrow();
  expect(given(2)).toThrow("row 1 of the targets of train is class 2");
});

describe("a place goes as deep as the parameters", () => {
  const one = pair([[1]], [[1]]);
  const wide = { train: one, test: pair([[1, 2]], [[1]]) };
  it.each<[string, Dataset, object, (string | number)[] | undefined]>([
    ["written rows", wide, { test: { inputs: [[1, 2]] } }, ["test", "inputs"]],
    ["a file's name", wide, { test: "test.csv" }, ["test"]],
    ["made", wide, { test: undefined }, undefined],
    [
      "a row",
      { train: { inputs: matrix([[1], [2]]), targets: labels([0, 2]) }, classes: 2 },
      { inputs: [[1], [2]], targets: [[0], [2]] },
      ["targets", 1],
    ],
  ])("%s", (_, dataset, params, path) => {
    expect(pathOf(load(dataset, params))).toEqual(path);
  });
});

function pathOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof DataError) return error.path;
  }
  throw new Error("it threw no DataError");
}
