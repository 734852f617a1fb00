import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { folderOf, load, problem, rowsOf } from "../testing/load.ts";

const jsonl = async (rows: readonly unknown[], part: object = {}, more: Record<string, string> = {}) => {
  const text = rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n");
  return load({ type: "jsonl", file: "data.jsonl", ...part }, folderOf({ "data.jsonl": text, ...more }));
};

describe("jsonl", () => {
  it("reads arrays of numbers, of any shape", async () => {
    const row = {
      inputs: [
        [1, 2],
        [3, null],
      ],
      targets: 5,
    };
    const { train, columns } = await jsonl([row, "", { ...row, targets: 6 }]);
    expect(train.inputs).toEqual({
      shape: [2, 2, 2],
      dtype: "float",
      data: Float64Array.of(1, 2, 3, Number.NaN, 1, 2, 3, Number.NaN),
    });
    expect(train.targets).toEqual({ shape: [2, 1], dtype: "float", data: Float64Array.of(5, 6) });
    expect([...train.origin!.lines]).toEqual([1, 3]);
    expect(columns).toBeUndefined();
  });

  it("reads a key a feature, texts as categories and classes", async () => {
    const rows = [
      { id: 1, size: 2, colour: "red\u2028", big: true, kind: "cat" },
      { kind: "dog", big: false, colour: "blue", size: null },
    ];
    const dataset = await jsonl(rows, { inputs: ["size", "colour", "big"], targets: "kind" });
    expect(rowsOf(dataset.train.inputs)).toEqual([
      [2, 0, 1],
      [Number.NaN, 1, 0],
    ]);
    expect(dataset).toMatchObject({
      classes: 2,
      classNames: ["cat", "dog"],
      columns: [{ name: "size" }, { name: "colour", categories: ["red\u2028", "blue"] }, { name: "big" }],
    });
  });

  it("takes one number, or one text, for the inputs", async () => {
    const dataset = await jsonl([
      { inputs: "a", targets: [1, 2] },
      { inputs: "b", targets: [3, 4] },
    ]);
    expect(rowsOf(dataset.train.inputs)).toEqual([[0], [1]]);
    expect(dataset.columns).toEqual([{ name: "inputs", categories: ["a", "b"] }]);
    expect(dataset.train.targets.shape).toEqual([2, 2]);
  });

  it("reads a class at each position", async () => {
    const rows = [
      { inputs: [1, 2], targets: [7, 5] },
      { inputs: [3, 4], targets: [5, 5] },
    ];
    const { train, classNames } = await jsonl(rows, { classes: true });
    expect(classNames).toEqual(["5", "7"]);
    expect(train.targets).toEqual({ shape: [2, 2], dtype: "int", data: Int32Array.of(1, 0, 0, 0) });
  });

  it("reads characters and rows that lie across two buffers", async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => ({
      inputs: row,
      targets: `é${"€".repeat(row % 5)}`,
    }));
    const { train, classNames } = await jsonl(rows);
    expect(classNames).toEqual(["é", "é€", "é€€", "é€€€", "é€€€€"]);
    expect([...train.inputs.data]).toEqual(rows.map(({ inputs }) => inputs));
    expect(train.origin!.lines.at(-1)).toBe(40_000);
  });

  it("takes booleans for classes by their text, else for 0 and 1", async () => {
    const rows = [true, false].map((targets) => ({ inputs: [1], targets }));
    const dataset = await jsonl(rows, { classes: ["false", "true"] });
    expect(dataset).toMatchObject({ classes: 2, classNames: ["false", "true"] });
    expect([...dataset.train.targets.data]).toEqual([1, 0]);
    const { train, classNames } = await jsonl(rows);
    expect(train.targets).toMatchObject({ dtype: "float", data: Float64Array.of(1, 0) });
    expect(classNames).toBeUndefined();
  });

  it("lists each class once", () =>
    expect(jsonl([{ inputs: 1, targets: "a" }], { classes: ["a", "a"] })).rejects.toMatchObject({
      issues: [{ path: [1], message: "a is listed twice; list each class once" }],
    }));

  it("makes numbers categories where they are listed, and reads gzip", async () => {
    const text = '{"a": 7, "targets": 1}\r\n{"a": 5, "targets": 1}\r\n';
    const part = { type: "jsonl", file: "x.jsonl.gz", inputs: ["a"], categorical: ["a"] };
    const { columns } = await load(part, folderOf({ "x.jsonl.gz": gzipSync(text) }));
    expect(columns).toEqual([{ name: "a", categories: ["7", "5"] }]);
  });

  it.each([
    ["an empty file", [], {}, "data.jsonl: is empty @ file"],
    ["what is no JSON", [{ inputs: [1], targets: 1 }, "{"], {}, "data.jsonl:2: is no JSON"],
    ["what is no object", ["[1, 2]"], {}, "data.jsonl:1: a line holds one object"],
    [
      "a missing key",
      [{ input: [1], targets: 1 }],
      {},
      'data.jsonl:1: there is no key "inputs"; did you mean "input"?',
    ],
    [
      "arrays of different shapes",
      [
        { inputs: [1, 2], targets: 1 },
        { inputs: [1], targets: 1 },
      ],
      {},
      'data.jsonl:2: "inputs" is no array [2] of numbers, as the first row\'s is',
    ],
    [
      "ragged arrays",
      [{ inputs: [[1, 2], [3]], targets: 1 }],
      {},
      'data.jsonl:1: "inputs" is no array [2, 2]',
    ],
    [
      "an array among numbers",
      [
        { inputs: 1, targets: 1 },
        { inputs: [1], targets: 1 },
      ],
      {},
      'data.jsonl:2: "inputs" is an array; give a number',
    ],
    [
      "a number among arrays",
      [
        { inputs: [1], targets: 1 },
        { inputs: 1, targets: 1 },
      ],
      {},
      'data.jsonl:2: "inputs" is no array [1]',
    ],
    ["no numbers", [{ inputs: [], targets: 1 }], {}, 'data.jsonl:1: "inputs" is empty, and a row holds'],
    ["no numbers within", [{ inputs: [[], []], targets: 1 }], {}, 'data.jsonl:1: "inputs" is empty'],
    ["no targets", [{ inputs: [1], targets: [] }], {}, 'data.jsonl:1: "targets" is empty'],
    [
      "arrays without end",
      [`{"inputs": ${"[".repeat(5000)}1${"]".repeat(5000)}, "targets": 1}`],
      {},
      'data.jsonl:1: "inputs" holds arrays more than 32 deep',
    ],
    [
      "arrays without end for a number",
      [{ inputs: 1, targets: 1 }, `{"inputs": ${"[".repeat(50_000)}${"]".repeat(50_000)}, "targets": 1}`],
      {},
      'data.jsonl:2: "inputs" is an array',
    ],
    [
      "a category that is no feature",
      [{ size: 1, targets: 1 }],
      { inputs: ["size"], categorical: ["size", "sise"] },
      'data.jsonl:1: there is no feature "sise"; did you mean "size"?; known are: size @ categorical.1',
    ],
    [
      "categories in an array",
      [{ inputs: [1], targets: 1 }],
      { categorical: ["inputs"] },
      'data.jsonl:1: "inputs" is an array, whose features have no names; leave `categorical` out @ categorical.0',
    ],
    ["a missing target", [{ inputs: [1], targets: null }], {}, "data.jsonl:1: the target is missing"],
    [
      "an unlisted class",
      [{ inputs: [1], targets: "b" }],
      { classes: ["a"] },
      'the class "b" is not among `classes`',
    ],
  ])("refuses %s", async (_, rows, part, message) => {
    const said = await problem(() => jsonl(rows, part));
    expect(said).toMatch(/^DataError: dataset "jsonl": /);
    expect(said).toContain(message);
  });

  it("holds test files to the training file", async () => {
    const part = { test: "test.jsonl" };
    const said = await problem(() =>
      jsonl([{ inputs: [1, 2], targets: 1 }], part, { "test.jsonl": '{"inputs": [1], "targets": 1}' }),
    );
    expect(said).toMatch(/test.jsonl:1: "inputs" is no array \[2\].* @ test$/);
  });
});
