import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytesOf, floats, idxOf, npyHeader, npyOf, npzOf, wholes } from "../testing/array-files.ts";
import { type Files, folderOf, load, problem, rowsOf } from "../testing/load.ts";

const pixels = [0, 255, 7, 8, 9, 10, 11, 12];

describe("idx", () => {
  const idx = async (files: Files, part: object = {}) =>
    load({ type: "idx", inputs: "x", targets: "y", ...part }, folderOf(files));
  const y = idxOf(8, [2], [3, 1]);

  it("reads images, one channel each, and labels as classes", async () => {
    const dataset = await idx({ x: idxOf(8, [2, 2, 2], pixels), y });
    expect(dataset).toEqual({
      train: {
        inputs: { shape: [2, 1, 2, 2], dtype: "float", data: Float64Array.from(pixels) },
        targets: { shape: [2], dtype: "int", data: Int32Array.of(3, 1) },
      },
      classes: 4,
    });
  });

  it("reads gzip, test files, and so many classes as are said", async () => {
    const files = { "x.gz": gzipSync(idxOf(8, [2, 2, 2], pixels)), y, tx: idxOf(8, [1, 2, 2], [1, 2, 3, 4]) };
    const test = { inputs: "tx", targets: "ty" };
    const part = { inputs: "x.gz", classes: 10, test };
    const dataset = await idx({ ...files, ty: idxOf(8, [1], [9]) }, part);
    expect(dataset.test?.inputs.shape).toEqual([1, 1, 2, 2]);
    expect(dataset.classes).toBe(10);
    const said = await problem(() =>
      idx({ ...files, ty: idxOf(8, [1], [9]) }, { ...part, classes: undefined }),
    );
    expect(said).toMatch(/ty: row 0 \(from 0\) holds 9; the classes are 0 to 3 @ test.targets$/);
  });

  it.each([
    [8, [0, 255, 128], [0, 255, 128]],
    [9, [0, 255, 128], [0, -1, -128]],
    [11, [0, 1, 255, 254, 128, 0], [1, -2, -32768]],
    [12, [0, 0, 1, 0, 255, 255, 255, 255, 127, 255, 255, 255], [256, -1, 2 ** 31 - 1]],
    [13, bytesOf([1.5, -2, 0], 4, (view, at, value) => view.setFloat32(at, value)), [1.5, -2, 0]],
    [14, bytesOf([0.1, -2, 1e300], 8, (view, at, value) => view.setFloat64(at, value)), [0.1, -2, 1e300]],
  ])("reads elements of type %i", async (type, elements, values) => {
    const { train } = await idx({ x: idxOf(type, [3], elements), y: idxOf(8, [3], [0, 0, 0]) });
    expect(train.inputs).toEqual({ shape: [3, 1], dtype: "float", data: Float64Array.from(values) });
  });

  it.each([
    ["no IDX file", { x: Uint8Array.of(1, 2, 3, 4, 5), y }, "x: is no IDX file: it starts with 01 02 03 04"],
    ["an unknown type", { x: idxOf(10, [1], [0]), y }, "x: is no IDX file: it starts with 00 00 0a 01"],
    [
      "a file cut off",
      { x: idxOf(8, [2, 2, 2], pixels.slice(1)), y },
      "x: has 23 bytes, and its header says [2, 2, 2]",
    ],
    [
      "a file with more",
      { x: idxOf(8, [2], [1, 2, 3]), y },
      "x: has 11 bytes, and its header says [2], which are 10",
    ],
    ["a header cut off", { x: idxOf(8, [2, 2, 2], []).subarray(0, 9), y }, "x: ends within its header"],
    ["an empty file", { x: new Uint8Array(), y }, "x: is empty @ inputs"],
    ["no file", { x: idxOf(8, [2], [1, 2]) }, "y: there is no such file"],
    [
      "lengths that differ",
      { x: idxOf(8, [3], [1, 2, 3]), y },
      "train has 3 rows of inputs and 2 of targets",
    ],
    ["negative labels", { x: idxOf(8, [1], [1]), y: idxOf(9, [1], [255]) }, "y: row 0 (from 0) holds -1"],
  ])("refuses %s", async (_, files, message) => {
    const said = await problem(() => idx(files as Files));
    expect(said).toMatch(/^DataError: dataset "idx": /);
    expect(said).toContain(message);
  });
});

describe("npy", () => {
  const npy = async (files: Files, part: object = {}) =>
    load({ type: "npy", inputs: "x.npy", targets: "y.npy", ...part }, folderOf(files));
  const read = async (x: Uint8Array, rows: number) =>
    (await npy({ "x.npy": x, "y.npy": wholes([rows], Array(rows).fill(0)) })).train.inputs;

  it("reads inputs, and whole targets on one axis as classes", async () => {
    const files = { "x.npy": floats([2, 2], [1, 2, 3, 4]), "y.npy": wholes([2], [0, 2]) };
    expect(await npy(files)).toEqual({
      train: {
        inputs: { shape: [2, 2], dtype: "float", data: Float64Array.of(1, 2, 3, 4) },
        targets: { shape: [2], dtype: "int", data: Int32Array.of(0, 2) },
      },
      classes: 3,
    });
    const numbers = await npy(files, { classes: false });
    expect(numbers.train.targets).toEqual({ shape: [2, 1], dtype: "float", data: Float64Array.of(0, 2) });
    expect(numbers).not.toHaveProperty("classes");
    expect(await npy(files, { classes: ["a", "b", "c"] })).toMatchObject({
      classes: 3,
      classNames: ["a", "b", "c"],
    });
  });

  it("reads sequences of indices with a class at each position", async () => {
    const files = {
      "x.npy": wholes([2, 3], [1, 2, 3, 4, 5, 6]),
      "y.npy": wholes([2, 3], [0, 1, 0, 1, 0, 1]),
    };
    const { train, classes } = await npy(files, { indices: true, classes: true });
    expect(train.inputs).toEqual({ shape: [2, 3], dtype: "int", data: Int32Array.of(1, 2, 3, 4, 5, 6) });
    expect(train.targets).toMatchObject({ shape: [2, 3], dtype: "int" });
    expect(classes).toBe(2);
    expect(
      await problem(() => npy({ ...files, "x.npy": floats([2, 1], [1, 0.5]) }, { indices: true })),
    ).toMatch(/x.npy: row 1 \(from 0\) holds 0.5; indices are whole numbers from 0 @ inputs$/);
  });

  it.each([
    [[0, 3e9], {}, "row 1 (from 0) holds 3000000000; classes are at most 2147483647 @ targets"],
    [[0, 3e9], { classes: 4e9 }, "row 1 (from 0) holds 3000000000; classes are at most 2147483647"],
    [[0.5, 1.5], {}, "row 0 (from 0) holds 0.5; classes are whole numbers from 0"],
    [[Number.NaN, 1], {}, "row 0 (from 0) holds NaN; classes are whole numbers from 0"],
    [
      [1, -1],
      {},
      "row 1 (from 0) holds -1; the classes are 0 to 1; where targets are numbers, write `classes: false`",
    ],
    [[0, 2], { classes: 2 }, "row 1 (from 0) holds 2; the classes are 0 to 1 @ targets"],
  ])("refuses the labels %j", async (labels, part, message) => {
    const files = { "x.npy": floats([2, 1], [1, 2]), "y.npy": floats([2], labels) };
    const said = await problem(() => npy(files, { classes: true, ...part }));
    expect(said).toContain(`DataError: dataset "npy": y.npy: ${message}`);
  });

  it("refuses a single number, and classes that are listed twice", async () => {
    const [x, y] = [floats([2, 1], [1, 2]), wholes([2], [0, 1])];
    expect(await problem(() => npy({ "x.npy": x, "y.npy": wholes([], [1]) }))).toMatch(
      /y.npy: is a single number, so there are no rows; .* @ targets$/,
    );
    expect(await problem(() => npy({ "x.npy": floats([], [1]), "y.npy": y }))).toMatch(
      /x.npy: is a single number, .* @ inputs$/,
    );
    await expect(npy({ "x.npy": x, "y.npy": y }, { classes: ["a", "a"] })).rejects.toMatchObject({
      issues: [{ path: [1], message: "a is listed twice; list each class once" }],
    });
  });

  it.each([
    ["|b1", [1, 0], [1, 0]],
    ["|i1", [255, 2], [-1, 2]],
    ["<i2", [254, 255, 0, 1], [-2, 256]],
    [">u2", [255, 255, 0, 1], [65535, 1]],
    ["<i4", [255, 255, 255, 255, 1, 0, 0, 0], [-1, 1]],
    [">i4", [0, 0, 0, 1, 255, 255, 255, 255], [1, -1]],
    ["<u4", [255, 255, 255, 255, 1, 0, 0, 0], [2 ** 32 - 1, 1]],
    ["<i8", [255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 1, 0, 0, 0], [-1, 2 ** 32]],
    ["<u8", [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0], [1, 2 ** 52]],
    ["<f4", bytesOf([0.5, -3], 4, (view, at, value) => view.setFloat32(at, value, true)), [0.5, -3]],
    [">f8", bytesOf([0.1, -3], 8, (view, at, value) => view.setFloat64(at, value)), [0.1, -3]],
  ])("reads elements of %s", async (dtype, elements, values) => {
    const x = await read(npyOf(npyHeader(dtype, [2]), elements), 2);
    expect(x).toEqual({ shape: [2, 1], dtype: "float", data: Float64Array.from(values) });
  });

  it("reads column-major arrays, and headers of version 2", async () => {
    const header = npyHeader("|u1", [2, 3, 2], true);
    // Element [i, j, k] is 100 i + 10 j + k; the first index runs fastest.
    const elements = [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121];
    const expected = [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121];
    for (const version of [1, 2]) {
      const x = await read(npyOf(header, elements, version), 2);
      expect(x).toEqual({ shape: [2, 3, 2], dtype: "float", data: Float64Array.from(expected) });
    }
  });

  it.each([
    ["no array", Uint8Array.from([80, 75, 3, 4, 5, 6, 7, 8, 9, 10]), "is no .npy array"],
    ["objects", npyOf(npyHeader("|O", [1]), [0]), "its elements are '|O', which is not read"],
    ["texts", npyOf(npyHeader("<U1", [1]), [0, 0, 0, 0]), "its elements are '<U1', which is not read"],
    ["complex numbers", npyOf(npyHeader("<c16", [1]), Array(16).fill(0)), "its elements are '<c16'"],
    [
      "structures",
      npyOf(
        "{'descr': [('a', '<f8'), ('b', '<f8')], 'fortran_order': False, 'shape': (1,), }",
        Array(16).fill(0),
      ),
      "its elements are [('a', '<f8'), ('b', '<f8')]",
    ],
    ["another header", npyOf("{'shape': 3}", [0]), "its header cannot be understood"],
    [
      "a file cut off",
      floats([2], [1, 2]).subarray(0, -1),
      "and its header says [2] of '<f8', which are 144",
    ],
    ["a header cut off", floats([2], [1, 2]).subarray(0, 50), "ends within its header"],
    ["a start cut off", floats([2], [1, 2]).subarray(0, 7), "ends within its header"],
    [
      "whole numbers that are too large",
      npyOf(npyHeader("<u8", [1]), Array(8).fill(255)),
      "element 0 is too large",
    ],
  ])("refuses %s", async (_, bytes, message) => {
    const said = await problem(() => read(bytes, 1));
    expect(said).toMatch(/^DataError: dataset "npy": x.npy: .* @ inputs$/);
    expect(said).toContain(message);
  });
});

describe("npz", () => {
  const arrays = {
    inputs: floats([2, 1], [1, 2]),
    targets: wholes([2], [0, 1]),
    x_test: floats([1, 1], [3]),
    y_test: wholes([1], [1]),
  };
  const npz = async (bytes: Uint8Array, part: object = {}) =>
    load({ type: "npz", file: "data.npz", ...part }, folderOf({ "data.npz": bytes }));
  const test = { inputs: "x_test", targets: "y_test" };

  it.each([0, 6] as const)("reads named arrays, compressed at level %i", async (level) => {
    const dataset = await npz(npzOf(arrays, level), { test });
    expect([...dataset.train.inputs.data, ...dataset.test!.inputs.data]).toEqual([1, 2, 3]);
    expect(dataset).toMatchObject({ classes: 2 });
    const swapped = await npz(npzOf(arrays, level), test);
    expect(rowsOf(swapped.train.inputs)).toEqual([[3]]);
  });

  it("refuses what it cannot read", async () => {
    const said = (bytes: Uint8Array, part: object = {}) => problem(() => npz(bytes, part));
    const whole = npzOf(arrays, 6);
    expect(await said(whole.subarray(0, whole.length - 10))).toMatch(
      /data.npz: is no whole .npz file .* @ file$/,
    );
    expect(await said(whole, { test: { ...test, targets: "ytest" } })).toMatch(
      /data.npz: there is no array "ytest"; did you mean "y_test"\?; known are: .* @ test.targets$/,
    );
    const cut = npzOf({ ...arrays, inputs: arrays.inputs.subarray(0, -1) }, 0);
    expect(await said(cut)).toMatch(/data.npz, array "inputs": has 143 bytes, and .* @ inputs$/);
  });
});
