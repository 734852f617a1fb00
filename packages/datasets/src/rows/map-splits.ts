import type { Dataset, Examples, NumericArray } from "@titrate/plugin";

export type SplitName = "train" | "validation" | "test";

/** A dataset of the same splits, each made from what it was. */
export function mapSplits(
  dataset: Dataset,
  change: (examples: Examples, split: SplitName) => Examples,
): Dataset {
  const { train, validation, test, ...rest } = dataset;
  return {
    ...rest,
    train: change(train, "train"),
    ...(validation && { validation: change(validation, "validation") }),
    ...(test && { test: change(test, "test") }),
  };
}

/** A dataset whose inputs alone are made anew. */
export function mapInputs(
  dataset: Dataset,
  change: (inputs: NumericArray, examples: Examples, split: SplitName) => NumericArray,
): Dataset {
  return mapSplits(dataset, (examples, split) => ({
    ...examples,
    inputs: change(examples.inputs, examples, split),
  }));
}

/** A row in words, with its file and line where they are known: `row 3 of test (data/test.csv:5)`. */
export function placeOf(row: number, { origin }: Examples, split: SplitName): string {
  const line = origin?.lines[row];
  return `row ${row} of ${split}${line === undefined ? "" : ` (${origin?.file}:${line})`}`;
}
