import { describe, expect, it } from "vitest";
import { load, rowsOf } from "../testing/load.ts";

const names = [
  "adding-problem",
  "circles",
  "copy-task",
  "gaussian-blobs",
  "moons",
  "sine",
  "two-spirals",
  "xor-clusters",
];

describe.each(names)("%s", (type) => {
  it("is a function of the seed, and a test split changes no training row", async () => {
    const dataset = await load({ type, rows: 31 });
    expect(await load({ type, rows: 31 })).toEqual(dataset);
    expect(await load({ type, rows: 31 }, ".", 2)).not.toEqual(dataset);
    const both = await load({ type, rows: 31, test: 7 });
    expect(both.train).toEqual(dataset.train);
    expect(dataset).not.toHaveProperty("test");
    expect(both.test?.inputs.shape).toEqual([7, ...dataset.train.inputs.shape.slice(1)]);
    expect(rowsOf(both.test!.inputs)[0]).not.toEqual(rowsOf(dataset.train.inputs)[0]);
    expect(both.train.inputs.data.every(Number.isFinite)).toBe(true);
  });
});

/** Distance of the worst row from what a noiseless point fulfils. */
async function worst(part: object, residual: (x: number, y: number, label: number) => number) {
  const { train } = await load({ type: "", rows: 500, noise: 0, ...part });
  const errors = rowsOf(train.inputs).map(([x, y], row) => residual(x!, y!, train.targets.data[row]!));
  return Math.max(...errors.map(Math.abs));
}

describe("without noise, points lie where the formula says", () => {
  it("two-spirals", async () => {
    const off = await worst({ type: "two-spirals", turns: 3 }, (x, y, arm) => {
      const radius = Math.hypot(x, y);
      const angle = 6 * Math.PI * radius + Math.PI * arm;
      return Math.hypot(x - radius * Math.cos(angle), y - radius * Math.sin(angle));
    });
    expect(off).toBeLessThan(1e-12);
  });
  it("circles", async () => {
    const off = await worst(
      { type: "circles", factor: 0.3 },
      (x, y, inner) => Math.hypot(x, y) - (inner === 1 ? 0.3 : 1),
    );
    expect(off).toBeLessThan(1e-12);
  });
  it("moons", async () => {
    const off = await worst({ type: "moons" }, (x, y, lower) => {
      const [u, v] = lower === 1 ? [1 - x, 0.5 - y] : [x, y];
      return Math.hypot(u, v) - 1 + Math.max(0, -v);
    });
    expect(off).toBeLessThan(1e-12);
  });
  it("xor-clusters", async () => {
    expect(await worst({ type: "xor-clusters" }, (x, y, label) => Number(x * y < 0) - label)).toBe(0);
    const { train } = await load({ type: "xor-clusters", rows: 4, noise: 0 });
    expect(new Set(rowsOf(train.inputs).map(String)).size).toBe(4);
  });
  it("sine", async () => {
    const { train } = await load({ type: "sine", noise: 0, periods: 2 });
    const off = train.inputs.data.map((x, row) => Math.sin(2 * Math.PI * x) - train.targets.data[row]!);
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(1e-14);
    expect(train.targets).toMatchObject({ shape: [100, 1], dtype: "float" });
  });
});

it("noise has the standard deviation that is asked for", async () => {
  const { train } = await load({ type: "xor-clusters", rows: 4000, noise: 0.2 });
  const deviations = train.inputs.data.map((at) => at - Math.sign(at)); // five deviations from the other centre
  const variance = [...deviations].reduce((sum, each) => sum + each * each, 0) / deviations.length;
  expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
});

it("gaussian-blobs keeps each class about its centre, in test as in training", async () => {
  const part = { type: "gaussian-blobs", rows: 90, test: 60, classes: 3, features: 4, noise: 0.01 };
  const { train, test, classes } = await load(part);
  expect(classes).toBe(3);
  expect([...train.targets.data.slice(0, 4)]).toEqual([0, 1, 2, 0]);
  const centres = rowsOf(train.inputs).slice(0, 3);
  for (const [row, point] of rowsOf(test!.inputs).entries()) {
    const centre = centres[test!.targets.data[row]!]!;
    expect(Math.max(...point.map((at, index) => Math.abs(at - centre[index]!)))).toBeLessThan(0.1);
  }
});

describe("copy-task", () => {
  it("asks for the symbols again, after the mark", async () => {
    const part = { type: "copy-task", rows: 20, symbols: 5, length: 3, delay: 4, inputs: "indices" };
    const { train, classes, ignored } = await load(part);
    expect({ classes, ignored }).toEqual({ classes: 5, ignored: -1 });
    expect(train.inputs).toMatchObject({ shape: [20, 10], dtype: "int" });
    const targets = rowsOf(train.targets);
    for (const [row, seen] of rowsOf(train.inputs).entries()) {
      const symbols = seen.slice(0, 3);
      expect(symbols.every((symbol) => symbol >= 0 && symbol < 5)).toBe(true);
      expect(seen.slice(3)).toEqual([5, 5, 5, 6, 5, 5, 5]);
      expect(targets[row]).toEqual([-1, -1, -1, -1, -1, -1, -1, ...symbols]);
    }
    expect(new Set(rowsOf(train.inputs).map(String)).size).toBeGreaterThan(10);
  });
  it("is one-hot unless indices are wanted", async () => {
    const part = { type: "copy-task", rows: 6, symbols: 3, length: 2, delay: 1 };
    const indices = (await load({ ...part, inputs: "indices" })).train.inputs;
    const { shape, dtype, data } = (await load(part)).train.inputs;
    expect({ shape, dtype }).toEqual({ shape: [6, 5, 5], dtype: "float" });
    const hot = Array.from({ length: 30 }, (_, at) => data.slice(5 * at, 5 * at + 5));
    expect(hot.map((row) => row.indexOf(1))).toEqual([...indices.data]);
    expect([...data].reduce((sum, each) => sum + each, 0)).toBe(30);
  });
});

it("adding-problem marks a number in each half, and asks for their sum", async () => {
  const { train } = await load({ type: "adding-problem", rows: 50, length: 7 });
  expect(train.inputs.shape).toEqual([50, 7, 2]);
  for (const [row, steps] of rowsOf(train.inputs).entries()) {
    const marked = Array.from({ length: 7 }, (_, at) => at).filter((at) => steps[2 * at + 1] === 1);
    expect(marked).toHaveLength(2);
    expect(marked[0]! < 3 && marked[1]! >= 3).toBe(true);
    expect(train.targets.data[row]).toBe(steps[2 * marked[0]!]! + steps[2 * marked[1]!]!);
  }
  await expect(load({ type: "adding-problem", length: 1 })).rejects.toThrow(/2 steps/);
});
