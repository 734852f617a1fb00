import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namedStreams } from "./named.ts";
import { randomStream } from "./stream.ts";

/** A stream whose words are the given ones. */
const scripted = (...words: number[]): ReturnType<typeof randomStream> => {
  const left = [...words];
  return randomStream(() => {
    const word = left.shift();
    if (word === undefined) throw new Error("no words left");
    return word;
  });
};

const stream = namedStreams(0)("test");

describe("uniform", () => {
  it("spans [0, 1) in steps of 2^-53", () => {
    expect(scripted(0, 0).uniform()).toBe(0);
    expect(scripted(-1, -1).uniform()).toBe(1 - 2 ** -53);
    expect(scripted(0, 0x40).uniform()).toBe(2 ** -53);
    expect(scripted(0x20, 0).uniform()).toBe(2 ** -27);
  });
});

describe("normal", () => {
  it("has the moments and tails of the standard normal", () => {
    const count = 40_000;
    const draws = Array.from({ length: count }, stream.normal);
    const moment = (f: (x: number) => number): number => draws.reduce((sum, x) => sum + f(x), 0) / count;
    // Bounds are five standard errors; the seed is fixed.
    const bound = 5 / Math.sqrt(count);
    expect(Math.abs(moment((x) => x))).toBeLessThan(bound);
    expect(Math.abs(moment((x) => x * x) - 1)).toBeLessThan(bound * Math.sqrt(2));
    expect(Math.abs(moment((x) => x * x * x))).toBeLessThan(bound * Math.sqrt(15));
    expect(Math.abs(moment((x) => x * x * x * x) - 3)).toBeLessThan(bound * Math.sqrt(96));
    const beyond = moment((x) => (Math.abs(x) > 1.959963984540054 ? 1 : 0));
    expect(Math.abs(beyond - 0.05)).toBeLessThan(bound * Math.sqrt(0.05 * 0.95));
  });

  it("rejects points outside of the unit disc, and its centre", () => {
    const word = (x: number): number[] => [((x + 1) / 2) * 2 ** 32, 0];
    const outside = [...word(-1), ...word(0.5)];
    const centre = [...word(0), ...word(0)];
    const accepted = [...word(0.5), ...word(-0.25)];
    const rejecting = scripted(...outside, ...centre, ...accepted);
    const plain = scripted(...accepted);
    const [second, first] = [rejecting.normal(), rejecting.normal()];
    expect([second, first]).toEqual([plain.normal(), plain.normal()]);
    expect(first / second).toBe(-2);
  });
});

describe("integer", () => {
  it("is below its bound, whatever the bound", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (bound) => {
        const value = stream.integer(bound);
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
      }),
    );
  });

  it("rejects instead of folding, so that no value is favoured", () => {
    expect(scripted(3, 7, 0b1010).integer(3)).toBe(2);
    expect(scripted(-1).integer(2 ** 32)).toBe(2 ** 32 - 1);
    expect(scripted(-1, 2 ** 31).integer(2 ** 31 + 1)).toBe(2 ** 31);
  });

  it("draws nothing where there is no choice", () => {
    expect(scripted().integer(1)).toBe(0);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])("refuses the bound %d", (bound) => {
    expect(() => stream.integer(bound)).toThrow("integer: the bound must be");
  });
});

describe("permutation", () => {
  it("holds each number once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (length) => {
        const sorted = [...stream.permutation(length)].sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length }, (_, index) => index));
      }),
    );
  });

  it("favours no order", () => {
    const count = 6000;
    const seen = new Map<string, number>();
    for (let draw = 0; draw < count; draw++) {
      const order = stream.permutation(3).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    const expected = count / 6;
    const chiSquare =
      [...seen.values()].reduce((sum, n) => sum + (n - expected) * (n - expected), 0) / expected;
    expect(seen.size).toBe(6);
    expect(chiSquare).toBeLessThan(20.5); // 5 degrees of freedom: p = 0.001
  });

  it("refuses a length that is none", () => {
    expect(() => stream.permutation(-1)).toThrow("permutation: the length must be");
    expect(() => stream.words(0.5)).toThrow("words: the length must be");
  });
});
