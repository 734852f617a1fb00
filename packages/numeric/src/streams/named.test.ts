import { describe, expect, it } from "vitest";
import { namedStreams } from "./named.ts";

describe("namedStreams", () => {
  it("has the sequences of version 1 of the numerics", () => {
    // Pinned: if they move, a library or a method changed, and with it every result.
    const stream = namedStreams(0)("init/hidden/weight");
    expect([stream.uniform(), stream.uniform()]).toEqual([0.6544007266188708, 0.09983507148237025]);
    expect([stream.normal(), stream.normal()]).toEqual([-0.7404183804965453, -0.6169147537191992]);
    expect([stream.integer(1000), stream.integer(1000)]).toEqual([937, 950]);
    expect([...stream.permutation(8)]).toEqual([3, 1, 0, 4, 7, 2, 6, 5]);
    expect([...stream.words(2)]).toEqual([-459536419, 753933014]);
    expect([...namedStreams(-(2 ** 53) + 1)("š").words(2)]).toEqual([1171076887, 256392614]);
    // Characters that fit a byte, which seedrandom would take as they are, are escaped too.
    expect([...namedStreams(0)("ä").words(2)]).toEqual([85200749, 1992052346]);
    expect([...namedStreams(0)("\u007f").words(2)]).toEqual([-1481561739, -2104546946]);
  });

  it("gives a name's stream whatever was drawn elsewhere", () => {
    const alone = namedStreams(3)("b").words(4);
    const streams = namedStreams(3);
    const a = streams("a");
    a.words(5);
    const b = streams("b");
    a.normal();
    const first = b.words(2);
    streams("b").permutation(9);
    a.words(1);
    expect([...first, ...b.words(2)]).toEqual([...alone]);
    expect([...streams("b").words(4)]).toEqual([...alone]);
  });

  it("tells seeds and names apart", () => {
    const longest = "x".repeat(400);
    const names = [
      "",
      "a",
      "aa",
      "b",
      "A",
      "š",
      "\u0161\u0161",
      "\u0000",
      "\u0100",
      "1",
      longest,
      `${longest}y`,
    ];
    const seeds = [0, 1, -1, 10, 2 ** 53 - 1];
    const starts = seeds.flatMap((seed) => names.map((name) => namedStreams(seed)(name).words(4).join()));
    expect(new Set(starts).size).toBe(seeds.length * names.length);
  });

  it("has unrelated streams for neighbouring seeds", () => {
    const count = 4000;
    const firsts = Array.from({ length: count }, (_, seed) => namedStreams(seed)("init").uniform() - 0.5);
    const mean = firsts.reduce((sum, x) => sum + x, 0) / count;
    const lagged = firsts.reduce((sum, x, seed) => sum + x * (firsts[seed + 1] ?? 0), 0) / count;
    // Five standard errors of uniform numbers of variance 1/12.
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(lagged)).toBeLessThan((5 * (1 / 12)) / Math.sqrt(count));
  });

  it.each([0.5, Number.NaN, Infinity, 2 ** 53])("refuses the seed %d", (seed) => {
    expect(() => namedStreams(seed)).toThrow("the seed must be a safe integer");
  });
});
