import { bindPart, readVectors } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { rngs } from "../index.ts";

const { cases } = readVectors<{ cases: { seed: number; random_sample: number[] }[] }>(
  new URL("mt19937.vectors.json", import.meta.url),
);

it.each(cases)("mt19937 draws NumPy's numbers for seed $seed", ({ seed, random_sample }) => {
  const streams = bindPart("rng", "mt19937", rngs)(seed);
  const [first, second] = [streams("a"), streams("b")];
  expect(random_sample.map((_, i) => (i % 2 === 0 ? first : second).uniform())).toEqual(random_sample);
});

it("a seedrandom stream depends on seed and name alone", () => {
  const streams = bindPart("rng", "seedrandom", rngs)(3);
  const alone = streams("shuffle").uniform();
  const again = bindPart("rng", "seedrandom", rngs)(3);
  again("init").uniform();
  expect(again("shuffle").uniform()).toBe(alone);
  expect(again("other").uniform()).not.toBe(alone);
  expect(bindPart("rng", "seedrandom", rngs)(4)("shuffle").uniform()).not.toBe(alone);
});
