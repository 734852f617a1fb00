import { describe, expect, it } from "vitest";
import { mersenneTwisterStreams } from "./mersenne-twister.ts";
import fixture from "./mt19937.fixture.json" with { type: "json" };
import type { RandomStream } from "./stream.ts";

const repeat = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe.each(Object.entries(fixture.seeds))("mt19937, seed %s, equals NumPy's legacy", (seed, numpy) => {
  const stream = (): RandomStream => mersenneTwisterStreams(Number(seed))("any");

  it("words", () => {
    expect([...stream().words(40)].map((word) => word >>> 0)).toEqual(numpy.raw_uint32);
  });

  it("random_sample", () => {
    const { uniform } = stream();
    expect(repeat(20, uniform)).toEqual(numpy.random_sample);
  });

  it("randn, but for the last bits of the logarithm", () => {
    const { normal } = stream();
    const relativeErrors = numpy.randn.map((expected) => Math.abs(normal() / expected - 1));
    expect(Math.max(...relativeErrors)).toBeLessThan(4e-16);
  });

  it("permutation", () => {
    expect([...stream().permutation(12)]).toEqual(numpy.permutation);
  });

  it("randint", () => {
    const { integer } = stream();
    expect(repeat(10, () => integer(1000))).toEqual(numpy.randint);
  });
});

describe("mersenneTwisterStreams", () => {
  it("is one sequence under all names", () => {
    const streams = mersenneTwisterStreams(1);
    const numpy = fixture.seeds["1"];
    expect([streams("a").uniform(), streams("b").uniform(), streams("a").uniform()]).toEqual(
      numpy.random_sample.slice(0, 3),
    );
    const normals = mersenneTwisterStreams(1);
    expect(normals("a").normal()).toBeCloseTo(numpy.randn[0]!, 14);
    expect(normals("b").normal()).toBeCloseTo(numpy.randn[1]!, 14);
  });

  it.each([-1, 2 ** 32, 0.5, Number.NaN])("refuses the seed %d", (seed) => {
    expect(() => mersenneTwisterStreams(seed)).toThrow("the seed of mt19937 must be an integer of 0..2^32-1");
  });

  it("takes the largest seed", () => {
    // NumPy: np.random.RandomState(2**32 - 1).random_sample()
    expect(mersenneTwisterStreams(2 ** 32 - 1)("").uniform()).toBe(0.0976320289940138);
  });
});
