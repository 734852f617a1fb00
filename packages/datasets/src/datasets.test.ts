import { DataError, type Dataset, type PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { datasets } from "./index.ts";

const load = (part: PartValue): Dataset =>
  bindPart("dataset", part, datasets)({ directory: ".", random: undefined as never });
const inputs = ({ train: { inputs } }: Dataset) => ({ shape: inputs.shape, data: [...inputs.data] });
const targets = ({ train: { targets } }: Dataset) => [...targets.data];

describe("the seed question", () => {
  it("has one X and two y", () => {
    const bits = { shape: [4, 3], data: [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1] };
    expect(inputs(load("xor-3bit"))).toEqual(bits);
    expect(inputs(load("first-bit"))).toEqual(bits);
    expect(targets(load("xor-3bit"))).toEqual([0, 1, 1, 0]);
    expect(targets(load("first-bit"))).toEqual([0, 0, 1, 1]);
    expect(load("xor-3bit").train.targets.shape).toEqual([4, 1]);
  });
});

describe("logic-gate", () => {
  it.each([
    ["and", [0, 0, 0, 1]],
    ["or", [0, 1, 1, 1]],
    ["nand", [1, 1, 1, 0]],
    ["nor", [1, 0, 0, 0]],
    ["xor", [0, 1, 1, 0]],
    ["xnor", [1, 0, 0, 1]],
  ])("%s", (gate, expected) => {
    const table = load({ type: "logic-gate", gate });
    expect(inputs(table)).toEqual({ shape: [4, 2], data: [0, 0, 0, 1, 1, 0, 1, 1] });
    expect(targets(table)).toEqual(expected);
  });

  it("takes more inputs", () => {
    const table = load({ type: "logic-gate", gate: "and", inputs: 3 });
    expect(table.train.inputs.shape).toEqual([8, 3]);
    expect(targets(table)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(() => load({ type: "logic-gate", gate: "and", inputs: 17 })).toThrow(/too large/);
    expect(() => load({ type: "logic-gate", gate: "maybe" })).toThrow();
  });
});

it("parity of one to three bits", () => {
  expect(inputs(load({ type: "parity", bits: 1 }))).toEqual({ shape: [2, 1], data: [0, 1] });
  expect(targets(load({ type: "parity", bits: 3 }))).toEqual([0, 1, 1, 0, 1, 0, 0, 1]);
});

describe("table", () => {
  const table = (part: object) => () =>
    load({
      type: "table",
      inputs: [
        [1, 2],
        [3, 4],
      ],
      targets: [[0], [1]],
      ...part,
    });

  it("holds what is written", () => {
    const dataset = table({ test: { inputs: [[5, 6]], targets: [2] } })();
    expect(inputs(dataset)).toEqual({ shape: [2, 2], data: [1, 2, 3, 4] });
    expect(dataset.test?.targets).toEqual({ shape: [1, 1], dtype: "float", data: Float64Array.of(2) });
    expect(dataset).not.toHaveProperty("validation");
    expect(dataset).not.toHaveProperty("classes");
  });

  it("reads a list of numbers as one column, and with `classes` as classes", () => {
    expect(table({ targets: [7, 8] })().train.targets).toEqual({
      shape: [2, 1],
      dtype: "float",
      data: Float64Array.of(7, 8),
    });
    const dataset = table({ targets: [0, 2], classes: 3 })();
    expect(dataset.train.targets).toEqual({ shape: [2], dtype: "int", data: Int32Array.of(0, 2) });
    expect(dataset.classes).toBe(3);
  });

  it("says which row is wrong", () => {
    expect(table({ inputs: [[1, 2], [3]] })).toThrow(/row 1 has 1 numbers and row 0 has 2/);
    expect(table({ inputs: [] })).toThrow(/there are no rows/);
    expect(table({ targets: [[1]] })).toThrow(/train has 2 rows of inputs and 1 of targets/);
    expect(table({ targets: [0, 0.5], classes: 2 })).toThrow(/row 1 of targets is \[0.5\]/);
    expect(table({ targets: [0, 0.5], classes: 2 })).toThrow(DataError);
    expect(table({ targets: [0, 2], classes: 2 })).toThrow(
      /row 1 .* is class 2; with 2 classes they are 0 to 1/,
    );
    expect(table({ test: { inputs: [[1, 2, 3]], targets: [[1]] } })).toThrow(/inputs of test/);
  });

  it("points at what does not fit", () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    const test = (targets: unknown[], inputs = rows) => ({ test: { inputs, targets } });
    expect(failure(table({ targets: [0, 0.5], classes: 2 }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": row 1 of targets is [0.5]; with \`classes\` write one whole number from 0",
        "path": [
          "targets",
          1,
        ],
      }
    `);
    expect(failure(table({ ...test([0, 0.5]), targets: [0, 1], classes: 2 }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": row 1 of test.targets is [0.5]; with \`classes\` write one whole number from 0",
        "path": [
          "test",
          "targets",
          1,
        ],
      }
    `);
    expect(failure(table({ ...test([0, 2]), targets: [0, 1], classes: 2 }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": row 1 of the targets of test is class 2; with 2 classes they are 0 to 1",
        "path": [
          "test",
          "targets",
          1,
        ],
      }
    `);
    expect(failure(table(test([0, 1], [[1], [2]])))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": a row of the inputs of test is [1], and [2] in train; make them equal",
        "path": [
          "test",
          "inputs",
        ],
      }
    `);
    expect(failure(table({ targets: [1] }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": train has 2 rows of inputs and 1 of targets; make them equal",
        "path": [
          "targets",
        ],
      }
    `);
  });

  it("points at the row", () => {
    const { inputs } = datasets.find(({ name }) => name === "table")!.params;
    const issues = inputs!.safeParse([
      [1, 2],
      [1, 2],
      [1, 2, 3],
    ]).error?.issues;
    expect(issues).toMatchObject([{ path: [2] }]);
  });
});

function failure(load: () => unknown): unknown {
  try {
    return load();
  } catch (error) {
    const { message, path } = error as DataError;
    return { message, path };
  }
}
