import type { Dataset, NumericArray, RowOrigin } from "@titrate/plugin";
import type { Shape } from "@titrate/tensor";
import { integers, normals } from "../graph/values.ts";

// Datasets of the forms that transforms take.

const floats = (name: string, shape: Shape): NumericArray => ({
  shape,
  dtype: "float",
  data: normals(name, shape),
});
const classesOf = (name: string, shape: Shape, classes: number): NumericArray => ({
  shape,
  dtype: "int",
  data: integers(name, shape, classes),
});

/** @param split the name of its numbers, so that no two are the same, and of the file that its rows say they are from. */
const ofClasses = (rows: number, split: string, inputs: Shape, classes: number) => ({
  inputs: floats(`inputs ${split}`, [rows, ...inputs]),
  targets: classesOf(`targets ${split}`, [rows], classes),
  origin: originOf(rows, split),
});

const ofNumbers = (rows: number, split: string) => ({
  inputs: floats(`inputs ${split}`, [rows, 3]),
  targets: floats(`targets ${split}`, [rows, 1]),
  origin: originOf(rows, split),
});

/** The first line names the columns. */
const originOf = (rows: number, split: string): RowOrigin => ({
  file: `${split}.csv`,
  lines: Int32Array.from({ length: rows }, (_, row) => row + 2),
});

const names = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `x${i + 1}` }));

/** By what they are; each has a train and a test split, the first two a validation split too, the last two train alone. */
export const samples: Readonly<Record<string, Dataset>> = {
  "numbers with classes": {
    train: ofClasses(40, "train", [3], 3),
    validation: ofClasses(11, "validation", [3], 3),
    test: ofClasses(12, "test", [3], 3),
    classes: 3,
    columns: names(3),
  },
  "numbers with numbers as targets": {
    train: ofNumbers(40, "train"),
    validation: ofNumbers(11, "validation"),
    test: ofNumbers(12, "test"),
    columns: names(3),
  },
  "missing numbers": {
    train: withGaps(ofClasses(40, "train", [3], 2)),
    test: withGaps(ofClasses(12, "test", [3], 2)),
    classes: 2,
    columns: names(3),
  },
  categories: {
    train: withCategory(ofClasses(40, "train", [3], 2)),
    test: withCategory(ofClasses(12, "test", [3], 2)),
    classes: 2,
    columns: [...names(2), { name: "colour", categories: ["red", "green", "blue"] }],
  },
  images: {
    train: ofClasses(16, "train", [1, 8, 8], 2),
    test: ofClasses(6, "test", [1, 8, 8], 2),
    classes: 2,
  },
  sequences: {
    train: ofClasses(20, "train", [8, 2], 2),
    test: ofClasses(6, "test", [8, 2], 2),
    classes: 2,
  },
  "train alone": { train: ofClasses(40, "train", [3], 3), classes: 3, columns: names(3) },
  "numbers alone": {
    train: ofNumbers(40, "train"),
    columns: names(3),
  },
};

type Split = ReturnType<typeof ofClasses>;

function withGaps({ inputs, ...rest }: Split): Split {
  return {
    inputs: { ...inputs, data: inputs.data.map((value, i) => (i % 7 === 3 ? Number.NaN : value)) },
    ...rest,
  };
}

/** The last of three columns holds the index of one of three categories. */
function withCategory({ inputs, ...rest }: Split): Split {
  const data = inputs.data.map((value, i) => (i % 3 === 2 ? Math.floor(i / 3) % 3 : value));
  return { inputs: { ...inputs, data }, ...rest };
}
