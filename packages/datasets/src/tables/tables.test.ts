import { DataError, type Dataset, type PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { datasets } from "../index.ts";

const load = async (part: PartValue): Promise<Dataset> =>
  bindPart("dataset", part, datasets)({ directory: ".", random: undefined as never });
const inputs = ({ train: { inputs } }: Dataset) => ({ shape: inputs.shape, data: [...inputs.data] });
const targets = ({ train: { targets } }: Dataset) => [...targets.data];

describe("the seed question", () => {
  it("has one X and two y", async () => {
    const bits = { shape: [4, 3], data: [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1] };
    expect(inputs(await load("xor-3bit"))).toEqual(bits);
    expect(inputs(await load("first-bit"))).toEqual(bits);
    expect(targets(await load("xor-3bit"))).toEqual([0, 1, 1, 0]);
    expect(targets(await load("first-bit"))).toEqual([0, 0, 1, 1]);
    expect((await load("xor-3bit")).train.targets.shape).toEqual([4, 1]);
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
  ])("%s", async (gate, expected) => {
    const table = await load({ type: "logic-gate", gate });
    expect(inputs(table)).toEqual({ shape: [4, 2], data: [0, 0, 0, 1, 1, 0, 1, 1] });
    expect(targets(table)).toEqual(expected);
  });

  it("takes more inputs", async () => {
    const table = await load({ type: "logic-gate", gate: "and", inputs: 3 });
    expect(table.train.inputs.shape).toEqual([8, 3]);
    expect(targets(table)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    await expect(load({ type: "logic-gate", gate: "and", inputs: 17 })).rejects.toThrow(/too large/);
    await expect(load({ type: "logic-gate", gate: "maybe" })).rejects.toThrow();
  });
});

it("parity of one to three bits", async () => {
  expect(inputs(await load({ type: "parity", bits: 1 }))).toEqual({ shape: [2, 1], data: [0, 1] });
  expect(targets(await load({ type: "parity", bits: 3 }))).toEqual([0, 1, 1, 0, 1, 0, 0, 1]);
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

  it("holds what is written", async () => {
    const dataset = await table({ test: { inputs: [[5, 6]], targets: [2] } })();
    expect(inputs(dataset)).toEqual({ shape: [2, 2], data: [1, 2, 3, 4] });
    expect(dataset.test?.targets).toEqual({ shape: [1, 1], dtype: "float", data: Float64Array.of(2) });
    expect(dataset).not.toHaveProperty("validation");
    expect(dataset).not.toHaveProperty("classes");
  });

  it("reads a list of numbers as one column, and with `classes` as classes", async () => {
    expect((await table({ targets: [7, 8] })()).train.targets).toEqual({
      shape: [2, 1],
      dtype: "float",
      data: Float64Array.of(7, 8),
    });
    const dataset = await table({ targets: [0, 2], classes: 3 })();
    expect(dataset.train.targets).toEqual({ shape: [2], dtype: "int", data: Int32Array.of(0, 2) });
    expect(dataset.classes).toBe(3);
  });

  it("says which row is wrong", async () => {
    await expect(table({ inputs: [[1, 2], [3]] })()).rejects.toThrow(/row 1 has 1 numbers and row 0 has 2/);
    await expect(table({ inputs: [] })()).rejects.toThrow(/there are no rows/);
    await expect(table({ targets: [[1]] })()).rejects.toThrow(/train has 2 rows of inputs and 1 of targets/);
    await expect(table({ targets: [0, 0.5], classes: 2 })()).rejects.toThrow(/row 1 of targets is \[0.5\]/);
    await expect(table({ targets: [0, 0.5], classes: 2 })()).rejects.toThrow(DataError);
    await expect(table({ targets: [0, 2], classes: 2 })()).rejects.toThrow(
      /row 1 .* is class 2; with 2 classes they are 0 to 1/,
    );
    await expect(table({ test: { inputs: [[1, 2, 3]], targets: [[1]] } })()).rejects.toThrow(
      /inputs of test/,
    );
  });

  it("points at what does not fit", async () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    const test = (targets: unknown[], inputs = rows) => ({ test: { inputs, targets } });
    expect(await failure(table({ targets: [0, 0.5], classes: 2 }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": row 1 of targets is [0.5]; with \`classes\` write one whole number from 0",
        "path": [
          "targets",
          1,
        ],
      }
    `);
    expect(await failure(table({ ...test([0, 0.5]), targets: [0, 1], classes: 2 }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": row 1 of test.targets is [0.5]; with \`classes\` write one whole number from 0",
        "path": [
          "test",
          "targets",
          1,
        ],
      }
    `);
    expect(await failure(table({ ...test([0, 2]), targets: [0, 1], classes: 2 }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": row 1 of the targets of test is class 2; with 2 classes they are 0 to 1",
        "path": [
          "test",
          "targets",
          1,
        ],
      }
    `);
    expect(await failure(table(test([0, 1], [[1], [2]])))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": a row of the inputs of test is [1], and [2] in train; make them equal",
        "path": [
          "test",
          "inputs",
        ],
      }
    `);
    expect(await failure(table({ targets: [1] }))).toMatchInlineSnapshot(`
      {
        "message": "dataset "table": train has 2 rows of inputs and 1 of targets; make them equal",
        "path": [
          "targets",
        ],
      }
    `);
  });

  it("points at the row", async () => {
    const { inputs } = datasets.find(({ name }) => name === "table")!.params;
    const issues = inputs!.safeParse([
      [1, 2],
      [1, 2],
      [1, 2, 3],
    ]).error?.issues;
    expect(issues).toMatchObject([{ path: [2] }]);
  });
});

async function failure(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (error) {
    const { message, path } = error as DataError;
    return { message, path };
  }
}
