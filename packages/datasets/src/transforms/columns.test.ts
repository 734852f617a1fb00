import { describe, expect, it } from "vitest";
import { datasetOf, examplesOf, numberedRows } from "../testing/datasets.ts";
import { load, problem, rowsOf, transform } from "../testing/load.ts";

const nan = Number.NaN;

describe("one-hot", () => {
  const columns = [{ name: "n" }, { name: "colour", categories: ["red", "blue", "green"] }, { name: "m" }];
  const rows = [
    [7, 2, 1],
    [8, 0, 2],
    [9, 2, 3],
  ];
  it("takes categorical columns apart, by the categories of training", () => {
    const dataset = transform(datasetOf(rows, [[5, 0, 6]], columns), "one-hot");
    expect(rowsOf(dataset.train.inputs)).toEqual([
      [7, 0, 1, 1],
      [8, 1, 0, 2],
      [9, 0, 1, 3],
    ]);
    expect(rowsOf(dataset.test!.inputs)).toEqual([[5, 1, 0, 6]]);
    expect(dataset.columns?.map(({ name }) => name)).toEqual(["n", "colour=red", "colour=green", "m"]);
  });

  it("refuses a category that training has not, or makes it zeros", async () => {
    const dataset = datasetOf(
      rows,
      [
        [5, 0, 6],
        [5, 1, 6],
      ],
      columns,
    );
    const test = { ...dataset.test!, origin: { file: "test.csv", lines: Int32Array.of(2, 3) } };
    expect(await problem(() => transform({ ...dataset, test }, "one-hot"))).toBe(
      'DataError: transform "one-hot": row 1 of test (test.csv:3): "blue" of column "colour" is in no training row; write unseen: zeros, or mend it @ undefined',
    );
    const zeros = transform(dataset, { type: "one-hot", unseen: "zeros" });
    expect(rowsOf(zeros.test!.inputs)).toEqual([
      [5, 1, 0, 6],
      [5, 0, 0, 6],
    ]);
  });

  it("takes listed numbers for categories", () => {
    const dataset = transform(
      datasetOf([
        [3, 1],
        [1, 1],
        [3, 2],
      ]),
      { type: "one-hot", columns: [0] },
    );
    expect(rowsOf(dataset.train.inputs)).toEqual([
      [0, 1, 1],
      [1, 0, 1],
      [0, 1, 2],
    ]);
    expect(dataset).not.toHaveProperty("columns");
  });

  it("refuses missing values, and data without categories", async () => {
    const missing = datasetOf(
      [
        [1, 0, 2],
        [1, nan, 2],
      ],
      undefined,
      columns,
    );
    expect(await problem(() => transform(missing, { type: "one-hot", unseen: "zeros" }))).toMatch(
      /row 1 of train: column "colour" is missing; impute before one-hot/,
    );
    expect(await problem(() => transform(datasetOf(rows), "one-hot"))).toMatch(
      /there is no categorical column/,
    );
  });
});

describe("impute", () => {
  const column = (values: number[]) => values.map((value) => [value]);
  const filled = (values: number[], part: object) =>
    transform(datasetOf(column(values), [[nan]]), { type: "impute", ...part }).test!.inputs.data[0];

  it("fills with a statistic of the training rows", () => {
    expect(filled([1, nan, 2, 6], {})).toBe(3);
    expect(filled([9, nan, 1, 2], { strategy: "median" })).toBe(2);
    expect(filled([9, nan, 1, 2, 4], { strategy: "median" })).toBe(3);
    expect(filled([10, 9, 10, 9, nan, 2], { strategy: "most-frequent" })).toBe(9);
    expect(filled([1, 2, 2, nan], { strategy: "most-frequent" })).toBe(2);
    expect(filled([5, nan], { strategy: "constant", value: -1 })).toBe(-1);
    expect(filled([nan, nan], { strategy: "constant" })).toBe(0);
  });

  it("leaves what is there", () => {
    const { train } = transform(
      datasetOf([
        [1, nan],
        [nan, 4],
        [3, 6],
      ]),
      "impute",
    );
    expect(rowsOf(train.inputs)).toEqual([
      [1, 5],
      [2, 4],
      [3, 6],
    ]);
  });

  it("gives categorical columns their most frequent category", () => {
    const columns = [{ name: "c", categories: ["x", "y", "z"] }];
    const dataset = datasetOf(column([2, 0, 2, 1, nan]), undefined, columns);
    expect(transform(dataset, { type: "impute", strategy: "median" }).train.inputs.data.at(-1)).toBe(2);
  });

  it("fills listed columns alone", () => {
    const { train } = transform(
      datasetOf([
        [nan, nan],
        [1, 2],
      ]),
      { type: "impute", columns: [1] },
    );
    expect(rowsOf(train.inputs)).toEqual([
      [nan, 2],
      [1, 2],
    ]);
  });

  it("refuses a column that has nothing to go by", async () => {
    expect(await problem(() => transform(datasetOf([[1, nan]]), "impute"))).toMatch(
      /transform "impute": column 1 of train has no number; drop it, or write strategy: constant/,
    );
  });
});

describe("select and drop", () => {
  const dataset = datasetOf([[1, 2, 3]], [[4, 5, 6]], [{ name: "a" }, { name: "b" }, { name: "c" }]);
  it("keep the columns that are to stay", () => {
    const selected = transform(dataset, { type: "select", columns: ["c", 0] });
    expect(rowsOf(selected.train.inputs)).toEqual([[3, 1]]);
    expect(rowsOf(selected.test!.inputs)).toEqual([[6, 4]]);
    expect(selected.columns).toEqual([{ name: "c" }, { name: "a" }]);
    const dropped = transform(dataset, { type: "drop", columns: ["b"] });
    expect(rowsOf(dropped.test!.inputs)).toEqual([[4, 6]]);
    expect(dropped.columns).toEqual([{ name: "a" }, { name: "c" }]);
  });
  it("refuse what is not there, or leaves nothing", async () => {
    expect(await problem(() => transform(dataset, { type: "drop", columns: ["a", "x"] }))).toMatch(
      /there is no column "x".* @ columns.1$/,
    );
    expect(await problem(() => transform(dataset, { type: "drop", columns: [0, 1, 2] }))).toMatch(
      /all 3 columns are dropped; keep one @ columns$/,
    );
  });
});

it("flatten makes features of images", async () => {
  const images = await load({ type: "digits", images: true });
  const flat = transform(images, "flatten");
  expect(flat.train.inputs).toEqual((await load("digits")).train.inputs);
  expect(flat.test?.inputs.shape).toEqual([450, 64]);
  const dataset = datasetOf([[1, 2]], undefined, [{ name: "a" }, { name: "b" }]);
  expect(transform(dataset, "flatten")).toEqual(dataset);
});

describe("label-encode", () => {
  it("makes classes of numbers, by those of training", () => {
    const train = examplesOf([[0], [0], [0]], [5, -1, 5]);
    const test = examplesOf([[0]], [-1]);
    const dataset = transform({ train, test }, "label-encode");
    expect(dataset).toMatchObject({ classes: 2, classNames: ["-1", "5"] });
    expect(dataset.train.targets).toEqual({ shape: [3], dtype: "int", data: Int32Array.of(1, 0, 1) });
    expect([...dataset.test!.targets.data]).toEqual([0]);
  });
  it("refuses what training has not, several columns, and classes", async () => {
    const train = examplesOf([[0]], [5]);
    const said = await problem(() => transform({ train, test: examplesOf([[0]], [4]) }, "label-encode"));
    expect(said).toMatch(/row 0 of test: the target 4 is in no training row/);
    const two = { ...train, targets: { ...train.targets, shape: [1, 2], data: Float64Array.of(1, 2) } };
    expect(await problem(() => transform({ train: two }, "label-encode"))).toMatch(/a row has 2 targets/);
    expect(await problem(() => transform(numberedRows([0, 1], 2), "label-encode"))).toMatch(
      /classes already/,
    );
  });
});

describe("label-binarize", () => {
  const targets = (labels: number[], classes: number) => {
    const dataset = transform(
      { ...numberedRows(labels, classes), classNames: [..."abc"].slice(0, classes) },
      "label-binarize",
    );
    expect(dataset).not.toHaveProperty("classes");
    expect(dataset).not.toHaveProperty("classNames");
    expect(dataset.train.targets.dtype).toBe("float");
    return rowsOf(dataset.train.targets);
  };
  it("makes one column of two classes, and a column each of more", () => {
    expect(targets([0, 1, 1], 2)).toEqual([[0], [1], [1]]);
    expect(targets([0, 2], 3)).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });
  it("refuses what is no class, and sequences", async () => {
    expect(await problem(() => transform(datasetOf([[1]]), "label-binarize"))).toMatch(
      /the targets are no classes/,
    );
    const sequences = await load("copy-task");
    expect(await problem(() => transform(sequences, "label-binarize"))).toMatch(/one class a row/);
  });
});

describe("ordinal", () => {
  const columns = [
    { name: "n" },
    { name: "size", categories: ["small", "large"] },
    { name: "c", categories: ["x", "y"] },
  ];
  const dataset = () => datasetOf([[1, 0, 1]], [[2, 1, 0]], columns);
  it("takes categories for numbers, all or those that are listed", () => {
    const all = transform(dataset(), "ordinal");
    expect(all.columns).toEqual([{ name: "n" }, { name: "size" }, { name: "c" }]);
    expect(all.train).toEqual(dataset().train);
    const one = transform(dataset(), { type: "ordinal", columns: ["size"] });
    expect(one.columns).toEqual([{ name: "n" }, { name: "size" }, columns[2]]);
  });
  it("refuses what is none", () => {
    expect(() => transform(dataset(), { type: "ordinal", columns: ["n"] })).toThrow(
      "no such categorical column",
    );
    expect(() => transform(dataset(), { type: "ordinal", columns: ["sise"] })).toThrow('did you mean "size"');
  });
});
