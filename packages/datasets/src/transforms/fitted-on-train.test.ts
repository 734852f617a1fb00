import type { Dataset, PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { transforms } from "../index.ts";
import { examplesOf } from "../testing/datasets.ts";
import { transform } from "../testing/load.ts";

const nan = Number.NaN;
const columns = [{ name: "a" }, { name: "b" }, { name: "c", categories: ["x", "y", "z"] }];
const rows = [
  [1, 10, 0],
  [2, nan, 1],
  [4, 30, 0],
  [8, 20, 1],
];
const dataset = (testRows: number[][], classes?: number): Dataset => ({
  train: examplesOf(rows, [0, 1, 1, 0], classes),
  validation: examplesOf(testRows, [0, 1], classes),
  columns,
  ...(classes !== undefined && { classes }),
});

/** How each transform is written here, and whether targets are classes. */
const writings: Readonly<Record<string, { part?: object; classes?: number }>> = {
  drop: { part: { columns: ["a"] } },
  flatten: {},
  impute: { part: { strategy: "median" } },
  "k-fold": { part: { folds: 2 }, classes: 2 },
  "label-binarize": { classes: 2 },
  "label-encode": {},
  merge: {},
  "min-max": {},
  "one-hot": { part: { unseen: "zeros" } },
  ordinal: {},
  scale: {},
  select: { part: { columns: ["a"] } },
  split: { part: { test: 0.5 }, classes: 2 },
  standardize: {},
  subset: { part: { rows: 2 }, classes: 2 },
};

const names = transforms.map(({ name }) => name);

it.each(["fits", "divides"] as const)("says which transforms are such: %s", (flag) => {
  const such = names.filter((type) => {
    const part = { type, ...writings[type]!.part } as PartValue;
    return bindPart("transform", part, transforms)[flag];
  });
  const expected = {
    fits: ["impute", "label-encode", "min-max", "one-hot", "standardize"],
    divides: ["k-fold", "merge", "split"],
  };
  expect(such.sort()).toEqual(expected[flag]);
});

describe.each(names)("%s", (type) => {
  const { part, classes } = writings[type]!;
  const written = { type, ...part } as PartValue;
  const first = dataset(
    [
      [3, 5, 0],
      [nan, 6, 1],
    ],
    classes,
  );

  it("leaves the given arrays as they are, and does the same again", () => {
    const copy = structuredClone(first);
    const changed = transform(first, written);
    expect(first).toEqual(copy);
    expect(transform(first, written)).toEqual(changed);
  });
});

// By `merge`, other rows become rows of training: there what they hold must show.
describe.each(names.filter((name) => name !== "merge"))("%s, fitted on training rows alone,", (type) => {
  const { part, classes } = writings[type]!;
  const written = { type, ...part } as PartValue;
  const first = dataset(
    [
      [3, 5, 0],
      [nan, 6, 1],
    ],
    classes,
  );

  it("makes the same of training whatever the other rows hold", () => {
    const other = dataset(
      [
        [-900, nan, 2],
        [1e6, 1e6, 2],
      ],
      classes,
    );
    expect(transform(other, written).train).toEqual(transform(first, written).train);
  });

  it("makes the same of a row whatever row stands beside it", () => {
    const other = dataset(
      [
        [3, 5, 0],
        [1e6, -1e6, 2],
      ],
      classes,
    );
    const inputs = [first, other].map((each) => transform(each, written).validation!.inputs);
    const width = inputs[0]!.shape.at(-1)!;
    const [one, another] = inputs.map(({ data }) => [...data.slice(0, width)]);
    expect(one).toEqual(another);
  });
});
