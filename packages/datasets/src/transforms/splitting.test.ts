import type { Dataset } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { datasetOf, numberedRows, numbersOf } from "../testing/datasets.ts";
import { load, problem, transform } from "../testing/load.ts";

const skewed = numberedRows(
  Array.from({ length: 40 }, (_, row) => (row % 10 === 0 ? 1 : 0)),
  2,
);
const parts = ({ train, validation, test }: Dataset) => [train, validation, test].map(numbersOf);
const ones = (examples: Dataset["train"]) => examples.targets.data.filter((label) => label === 1).length;

describe("split", () => {
  it("parts the rows, each in one part, in their order, with their lines", () => {
    const dataset = transform(skewed, { type: "split", validation: 0.1, test: 10 });
    const [train, validation, test] = parts(dataset);
    expect([train?.length, validation?.length, test?.length]).toEqual([26, 4, 10]);
    expect([...train!, ...validation!, ...test!].sort((a, b) => a - b)).toEqual(numbersOf(skewed.train));
    for (const part of [dataset.train, dataset.validation!, dataset.test!]) {
      const numbers = numbersOf(part);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect([...part.origin!.lines]).toEqual(numbers.map((row) => row + 2));
      expect([...part.targets.data]).toEqual(numbers.map((row) => (row % 10 === 0 ? 1 : 0)));
    }
  });

  it("gives each class its share, unless told not to", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { test, train } = transform(skewed, { type: "split", test: 0.25 }, seed);
      expect([ones(train), ones(test!)]).toEqual([3, 1]);
    }
    const counts = Array.from({ length: 20 }, (_, seed) =>
      ones(transform(skewed, { type: "split", test: 0.25, stratify: false }, seed).test!),
    );
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  it("shares out what is left over by the largest remainders", () => {
    const uneven = numberedRows([0, 0, 0, 0, 0, 1, 1, 1, 2, 2], 3);
    const { test } = transform(uneven, { type: "split", test: 4 });
    // 4 of 10: 2, 1.2 and 0.8 rows.
    expect([...test!.targets.data]).toEqual([0, 0, 1, 2]);
  });

  it("depends on the seed, or on its own alone", () => {
    const drawn = (seed: number, part: object) =>
      parts(transform(skewed, { type: "split", test: 10, ...part }, seed));
    expect(drawn(1, {})).toEqual(drawn(1, {}));
    expect(drawn(1, {})).not.toEqual(drawn(2, {}));
    expect(drawn(1, { seed: 3 })).toEqual(drawn(2, { seed: 3 }));
    expect(drawn(1, { seed: 3 })).not.toEqual(drawn(1, { seed: 4 }));
  });

  it("takes the same test rows whether or not there is validation", () => {
    const alone = transform(skewed, { type: "split", test: 10 });
    const both = transform(skewed, { type: "split", test: 10, validation: 5 });
    expect(numbersOf(both.test)).toEqual(numbersOf(alone.test));
  });

  it("refuses what cannot be", async () => {
    const said = (part: object, dataset: Dataset = skewed) =>
      problem(() => transform(dataset, { type: "split", ...part }));
    expect(await said({})).toMatch(/it takes no rows; write test: 0.25, or validation/);
    expect(await said({ test: 40 })).toMatch(
      /test: 40 takes all 40 rows, and none are left to train; .* @ test$/,
    );
    expect(await said({ test: 1 })).toMatch(
      /test: 1 takes all 40 rows, and none are left to train; a share of 1 is all of them @ test$/,
    );
    expect(await said({ test: 41 })).toMatch(/test: 41 takes 41 of 40 rows; .* @ test$/);
    expect(await said({ test: 0.001 })).toMatch(/test: 0.001 takes 0 of 40 rows; .* @ test$/);
    expect(await said({ test: 20, validation: 0.5 })).toMatch(/it takes 40 of 40 rows, and none are left/);
    expect(await said({ test: 1 }, await load("iris"))).toMatch(/there is a test part already; .* @ test$/);
    expect(await said({ test: 1, stratify: true }, datasetOf([[1], [2]]))).toMatch(
      /there is not one class a row; write stratify: false @ stratify$/,
    );
    expect(await said({ test: 1.5 })).toMatch(/a share is a fraction up to 1, or a whole number of rows/);
  });

  it("needs no classes", async () => {
    const { train, test } = transform(await load({ type: "copy-task", rows: 20 }), {
      type: "split",
      test: 0.5,
    });
    expect([train.inputs.shape[0], test?.inputs.shape[0]]).toEqual([10, 10]);
  });
});

describe("k-fold", () => {
  const fold = (index: number, part: object = {}, seed = 1) =>
    transform(skewed, { type: "k-fold", folds: 4, fold: index, ...part }, seed);

  it("tests on every row once", () => {
    const tested = [0, 1, 2, 3].flatMap((index) => numbersOf(fold(index).test));
    expect(tested.sort((a, b) => a - b)).toEqual(numbersOf(skewed.train));
    for (const index of [0, 1, 2, 3]) {
      const [train, , test] = parts(fold(index));
      expect([...train!, ...test!].sort((a, b) => a - b)).toEqual(numbersOf(skewed.train));
      expect(train).toEqual(train!.toSorted((a, b) => a - b));
    }
  });

  it("makes folds that differ by a row at most, and so do their classes", async () => {
    const iris = transform(await load("iris"), "merge");
    for (const index of [0, 1, 2, 3]) {
      const { test } = transform(iris, { type: "k-fold", folds: 4, fold: index });
      expect(test!.inputs.shape[0]! - 37).toBeOneOf([0, 1]);
      for (const label of [0, 1, 2]) {
        expect(test!.targets.data.filter((each) => each === label).length - 12).toBeOneOf([0, 1]);
      }
    }
    expect([0, 1, 2, 3].map((index) => ones(fold(index).test!))).toEqual([1, 1, 1, 1]);
  });

  it("may be drawn without regard to classes, and by a seed of its own", () => {
    const spread = Array.from({ length: 20 }, (_, seed) => ones(fold(0, { stratify: false }, seed).test!));
    expect(new Set(spread).size).toBeGreaterThan(1);
    expect(parts(fold(0, { seed: 5 }, 1))).toEqual(parts(fold(0, { seed: 5 }, 2)));
    expect(parts(fold(0, {}, 1))).not.toEqual(parts(fold(0, {}, 2)));
  });

  it("refuses what cannot be", async () => {
    expect(await problem(() => fold(4))).toMatch(/there is no fold 4; of 4 the last is 3 @ fold$/);
    expect(await problem(() => fold(0, { folds: 41 }))).toMatch(/40 rows make no 41 folds @ folds$/);
    expect(await problem(() => fold(0, { folds: 1 }))).toMatch(/give 2 or more/);
    const iris = await load("iris");
    expect(await problem(() => transform(iris, "k-fold"))).toMatch(/there is a test part already/);
  });
});

describe("subset", () => {
  it("keeps some training rows, and the test rows", async () => {
    const iris = await load("iris");
    const half = transform(iris, { type: "subset", rows: 0.5 });
    expect(half.train.inputs.shape[0]).toBe(56);
    expect(half.test).toEqual(iris.test);
    expect(half.columns).toEqual(iris.columns);
    const few = transform(skewed, { type: "subset", rows: 20 });
    expect(ones(few.train)).toBe(2);
    expect(transform(skewed, { type: "subset", rows: 40 })).toEqual(skewed);
    expect(await problem(() => transform(skewed, { type: "subset", rows: 41 }))).toMatch(
      /rows: 41 takes 41 of 40/,
    );
    expect(transform(skewed, { type: "subset", rows: 1 })).toEqual(skewed);
    expect(transform(skewed, { type: "subset", rows: 2 }).train.inputs.shape[0]).toBe(2);
  });
});

describe("merge", () => {
  it("undoes a split", () => {
    const split = transform(skewed, { type: "split", test: 0.25, validation: 0.25 });
    const merged = transform(split, "merge");
    const numbers = [split.train, split.validation, split.test].flatMap(numbersOf);
    expect(numbersOf(merged.train)).toEqual(numbers);
    expect([...merged.train.origin!.lines]).toEqual(numbers.map((row) => row + 2));
    expect(merged).not.toHaveProperty("test");
    expect(merged).not.toHaveProperty("validation");
    expect(merged.classes).toBe(2);
  });
  it("forgets lines of several files, and refuses a single part", async () => {
    const split = transform(skewed, { type: "split", test: 4 });
    const other = { ...split.test!, origin: { ...split.test!.origin!, file: "other.csv" } };
    expect(transform({ ...split, test: other }, "merge").train).not.toHaveProperty("origin");
    expect(await problem(() => transform(skewed, "merge"))).toMatch(/there is only train/);
  });
});
