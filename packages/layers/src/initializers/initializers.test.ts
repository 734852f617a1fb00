import { type Initializer, namedStreams } from "@titrate/plugin";
import { bindPart, readVectors } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { initializers, rngs } from "../index.ts";

interface Case {
  readonly name: string;
  readonly shape: readonly number[];
  readonly fan_in: number;
  readonly fan_out: number;
  readonly distribution: "uniform" | "normal";
  readonly high?: number;
  readonly std: number;
}

const draws = 20_000;
const bind = (type: string, params: object = {}) =>
  bindPart("initializer", { type, ...params }, initializers);
const sample = (
  initializer: Initializer,
  fans = { fanIn: 3, fanOut: 4 },
  shape: readonly number[] = [draws],
) => initializer({ shape, ...fans, random: namedStreams(7)("init") });

function moments(values: Float64Array): { mean: number; std: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, std: Math.sqrt(squares / values.length) };
}

/** A sample's mean and deviation lie within about four standard errors. */
function expectMoments(values: Float64Array, mean: number, std: number): void {
  const got = moments(values);
  expect(Math.abs(got.mean - mean)).toBeLessThan((4 * std) / Math.sqrt(values.length));
  expect(Math.abs(got.std - std)).toBeLessThan((4 * std) / Math.sqrt(2 * values.length));
}

const vectors = readVectors<{ cases: Case[] }>(new URL("initializers.vectors.json", import.meta.url));

it.each(vectors.cases)("$name for shape $shape", ({ distribution, fan_in, fan_out, high, std }) => {
  const values = sample(bind("xavier", { distribution }), { fanIn: fan_in, fanOut: fan_out });
  expectMoments(values, 0, std);
  if (high === undefined) return;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeLessThanOrEqual(high);
  expect(largest).toBeGreaterThan(0.999 * high);
});

it("xavier scales by its gain", () => {
  expectMoments(sample(bind("xavier", { gain: 2 })), 0, 2 * Math.sqrt(2 / 7));
});

it("zeros and constant", () => {
  expect([...sample(bind("zeros"), undefined, [2, 3])]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...sample(bind("constant", { value: -0.5 }), undefined, [2])]).toEqual([-0.5, -0.5]);
});

it("normal", () => {
  expectMoments(sample(bind("normal", { mean: 3, std: 0.2 })), 3, 0.2);
});

describe("uniform", () => {
  it("fills its range", () => {
    expectMoments(sample(bind("uniform", { low: 2, high: 5 })), 3.5, 3 / Math.sqrt(12));
  });

  it("draws NumPy's 2 * random_sample - 1 to the last bit, row by row", () => {
    const { weights } = readVectors<{ weights: { shape: number[]; data: number[] }[] }>(
      new URL("../rngs/mt19937.vectors.json", import.meta.url),
    );
    const streams = bindPart("rng", "mt19937", rngs)(1);
    for (const [index, { shape, data }] of weights.entries()) {
      const values = bind("uniform")({ shape, fanIn: 1, fanOut: 1, random: streams(`layer ${index}`) });
      expect([...values]).toEqual(data);
    }
  });
});
