import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { load, rowsOf } from "../testing/load.ts";
import { describedTables } from "./real-table.ts";

const facts = {
  iris: { rows: 150, test: 38, features: 4, counts: [50, 50, 50], first: "setosa" },
  wine: { rows: 178, test: 45, features: 13, counts: [59, 71, 48], first: "class_0" },
  "breast-cancer": { rows: 569, test: 143, features: 30, counts: [212, 357], first: "malignant" },
  digits: {
    rows: 1797,
    test: 450,
    features: 64,
    counts: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    first: "0",
  },
};

describe.each(Object.entries(facts))("%s", (type, { rows, test, features, counts, first }) => {
  it("is the file that its digest says", async () => {
    const { file, sha256 } = (await describedTables())[type]!;
    const bytes = readFileSync(new URL(`../../data/${file}`, import.meta.url));
    const text = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
  });

  it("has its rows, classes and columns", async () => {
    const dataset = await load(type);
    expect(dataset.train.inputs.shape).toEqual([rows - test, features]);
    expect(dataset.test?.inputs.shape).toEqual([test, features]);
    expect(dataset.classes).toBe(counts.length);
    expect(dataset.classNames?.[0]).toBe(first);
    expect(dataset.columns).toHaveLength(features);
    expect(dataset.columns?.every(({ name, categories }) => name !== "" && !categories)).toBe(true);
    const labels = [...dataset.train.targets.data, ...dataset.test!.targets.data];
    expect(counts.map((_, index) => labels.filter((label) => label === index).length)).toEqual(counts);
  });

  it("splits ten ways, all rows once in each, a quarter of each class for testing", async () => {
    const seen = new Set<string>();
    for (let split = 0; split < 10; split++) {
      const { train, test: held } = await load({ type, split });
      const lines = [...train.origin!.lines, ...held!.origin!.lines].sort((a, b) => a - b);
      expect(lines).toEqual(Array.from({ length: rows }, (_, row) => row + 2));
      for (const [label, count] of counts.entries()) {
        const tested = held!.targets.data.filter((each) => each === label).length;
        expect(Math.abs(tested - count / 4)).toBeLessThan(1.5);
      }
      seen.add(held!.origin!.lines.join());
    }
    expect(seen.size).toBe(10);
    expect(await load({ type, split: 0 })).toEqual(await load(type));
    await expect(load({ type, split: 10 })).rejects.toThrow();
  });
});

it("reads a row as the file has it", async () => {
  const { train, test, columns, classNames } = await load("iris");
  const all = [train, test!].flatMap(({ inputs, targets, origin }) =>
    rowsOf(inputs).map((row, index) => ({
      line: origin!.lines[index],
      row,
      label: classNames![targets.data[index]!],
    })),
  );
  expect(all.find(({ line }) => line === 3)).toEqual({ line: 3, row: [4.9, 3, 1.4, 0.2], label: "setosa" });
  expect(columns?.[1]).toEqual({ name: "sepal_width_cm" });
});

it("gives digits as images where they are wanted", async () => {
  const flat = await load("digits");
  const images = await load({ type: "digits", images: true });
  expect(images.train.inputs.shape).toEqual([1347, 1, 8, 8]);
  expect(images.train.inputs.data).toEqual(flat.train.inputs.data);
  expect(images).not.toHaveProperty("columns");
});
