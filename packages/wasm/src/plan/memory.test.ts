import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, packBlocks } from "./memory.ts";

const block = (bytes: number, from: number, to = from): Block => ({ bytes, from, to });
const isAlive = ({ from, to }: Block, moment: number): boolean => from <= moment && moment <= to;

const blocks = fc.array(
  fc.tuple(fc.nat(1000), fc.nat(12), fc.nat(6)).map(([bytes, from, life]) => block(bytes, from, from + life)),
  { maxLength: 25 },
);

describe("packed blocks", () => {
  it("that are alive at one moment do not overlap, and begin at cache lines within the size", () =>
    fc.assert(
      fc.property(blocks, (given) => {
        const { offsets, size } = packBlocks(given);
        for (const [i, a] of given.entries()) {
          const start = offsets[i]!;
          expect(start % 64).toBe(0);
          expect(start + a.bytes).toBeLessThanOrEqual(size);
          for (const [j, b] of given.entries()) {
            if (i >= j || b.to < a.from || a.to < b.from) continue;
            const isApart = start + a.bytes <= offsets[j]! || offsets[j]! + b.bytes <= start;
            expect(isApart || a.bytes === 0 || b.bytes === 0).toBe(true);
          }
        }
      }),
    ));

  it("take no more than all beside each other, and no less than what is alive at once", () =>
    fc.assert(
      fc.property(blocks, (given) => {
        const { size } = packBlocks(given);
        const lines = (some: readonly Block[]): number =>
          some.reduce((sum, { bytes }) => sum + Math.ceil(bytes / 64) * 64, 0);
        const most = Math.max(
          ...Array.from({ length: 20 }, (_, t) => lines(given.filter((b) => isAlive(b, t)))),
        );
        expect(size).toBeGreaterThanOrEqual(most);
        expect(size).toBeLessThanOrEqual(lines(given));
      }),
    ));
});

describe("the size is the least that there can be", () => {
  it.each<[string, Block[], number]>([
    ["of nothing", [], 0],
    ["of values one after the other", [block(640, 0), block(640, 1), block(640, 2)], 640],
    [
      "of a chain, where each is read while the next is written",
      [block(64, 0, 1), block(64, 1, 2), block(64, 2, 3)],
      128,
    ],
    ["of all at once", [block(64, 0, 9), block(128, 0, 9), block(640, 0, 9)], 832],
    ["of two that share the place of a third", [block(128, 0), block(64, 1, 2), block(64, 1, 2)], 128],
    ["of a small one that outlives a large one", [block(640, 0, 1), block(64, 0, 5), block(640, 2, 5)], 704],
    [
      "of a pyramid: forward, and backward through what was kept",
      [
        block(64, 0, 7),
        block(64, 1, 6),
        block(64, 2, 5),
        block(64, 3, 4),
        block(64, 4, 5),
        block(64, 5, 6),
        block(64, 6, 7),
      ],
      320,
    ],
    ["rounded to cache lines", [block(1, 0, 1), block(65, 0, 1)], 192],
  ])("%s", (_, given, size) => expect(packBlocks(given).size).toBe(size));
});

it("lays a block into the gap that another left", () => {
  const given = [block(256, 0, 9), block(128, 0, 2), block(64, 0, 9), block(128, 3, 9)];
  const { offsets, size } = packBlocks(given);
  expect(offsets[3]).toBe(offsets[1]);
  expect(size).toBe(448);
});
