import { type Column, type Dataset, type Examples, labels, matrix } from "@titrate/plugin";

type Rows = readonly (readonly number[])[];

/** Examples of rows, with a number or a class each. */
export const examplesOf = (rows: Rows, targets: readonly number[], classes?: number): Examples => ({
  inputs: matrix(rows),
  targets: classes === undefined ? matrix(targets.map((target) => [target])) : labels(targets),
});

/** A dataset of one training part without targets that matter. */
export const datasetOf = (rows: Rows, test?: Rows, columns?: readonly Column[]): Dataset => ({
  train: examplesOf(rows, Array(rows.length).fill(0)),
  ...(test && { test: examplesOf(test, Array(test.length).fill(0)) }),
  ...(columns && { columns }),
});

/** Rows that hold their own number, with these classes, from lines of a file. */
export const numberedRows = (targets: readonly number[], classes: number): Dataset => ({
  train: {
    ...examplesOf(
      targets.map((_, row) => [row, 10 * row]),
      targets,
      classes,
    ),
    origin: { file: "data.csv", lines: Int32Array.from(targets, (_, row) => row + 2) },
  },
  classes,
});

/** What `numberedRows` numbered them. */
export const numbersOf = (examples: Examples | undefined): number[] =>
  [...(examples?.inputs.data ?? [])].filter((_, at) => at % 2 === 0);
