import { concat, cumsum, type DType, pad, stack, Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { nasty, widths } from "./values.ts";

interface Piece {
  readonly offset: number;
  readonly strides: readonly number[];
}
const place = (
  inputs: readonly Tensor[],
  pieces: readonly Piece[],
  shape: readonly number[],
  { fill = 0, accumulate = false } = {},
): Tensor => new Tensor("place", { shape, pieces, fill, accumulate }, inputs);

const x = given("x", [3, 5]);
const y = given("y", [3, 2]);

describe("concat and stack", () => {
  it("along each axis, the same tensor twice, one of no length", () => {
    expectSameBits({
      rows: concat([x, x.mul(2), x], 0),
      columns: concat([x, y, x.tanh()], 1),
      none: concat([x, given("z", [3, 0]), y], 1),
      stacked: stack([x, x.neg(), x.exp()]),
      last: stack([x, x.flip(1)], -1),
      middle: stack([x, x.flip(0)], 1).sum(1),
      used: concat([x, y], 1).matmul(given("w", [7, 4])),
      ofProducts: concat([x.matmul(given("v", [5, 3])), y], 1),
    });
  });
  it.each<DType>(["int", "bool"])("of %s", (dtype) => {
    const [a, b] = [given("a", [4, 3], dtype), given("b", [4, 6], dtype)];
    expectSameBits({ joined: concat([a, b, a], 1), stacked: stack([a, a.flip(0)], 2) });
  });
  it.each(widths)("pieces of %i columns", (n) => {
    const a = given("a", [3, n]);
    expectSameBits({ joined: concat([a, y, a.mul(3)], 1), sum: concat([a, y], 1).sum(1) });
  });
});

describe("pad", () => {
  it("with zeros, constants, reflections, on some sides", () => {
    expectSameBits({
      around: pad(x, [
        [1, 2],
        [3, 0],
      ]),
      last: pad(x, [[2, 2]], { value: -Infinity }).max(1),
      reflected: pad(x, [[2, 4]], { mode: "reflect" }),
      both: pad(
        x,
        [
          [1, 1],
          [2, 2],
        ],
        { mode: "reflect" },
      ),
      ofComputed: pad(x.exp(), [[1, 1]]).mul(2),
      twice: pad(pad(x, [[1, 0]]), [[0, 1]], { value: 3 }),
      ints: pad(given("label", [5], "int"), [[1, 1]], { value: -7 }),
      bools: pad(given("flag", [5], "bool"), [[2, 1]], { value: 1 }),
      scalarRow: pad(given("s", [1]), [[3, 5]]),
    });
  });
  it.each([-0, NaN, Infinity, 0.1, 1e-46])("with %d", (value) => {
    expectSameBits({ padded: pad(x, [[1, 1]], { value }), sum: pad(x, [[1, 1]], { value }).sum(1) });
  });
});

describe("place", () => {
  it("assigns through strides, also backwards, zipped, and onto diagonals", () => {
    const line = given("line", [6]);
    expectSameBits({
      backwards: place([line], [{ offset: 5, strides: [-1] }], [6]),
      zipped: place(
        [line, line.neg()],
        [0, 1].map((offset) => ({ offset, strides: [2] })),
        [12],
      ),
      diagonal: place([line], [{ offset: 0, strides: [7] }], [6, 6], { fill: -1 }),
      transposed: place([x], [{ offset: 1, strides: [1, 4] }], [5, 4]),
      nothing: place([given("z", [0])], [{ offset: 0, strides: [1] }], [5], { fill: 2 }),
    });
  });
  it("adds where pieces overlap, in their order", () => {
    const windows = given("windows", [9, 4]);
    const column = given("column", [30, 1]);
    expectSameBits({
      windows: place([windows], [{ offset: 0, strides: [1, 1] }], [12], { accumulate: true }),
      strided: place([windows], [{ offset: 1, strides: [2, 3] }], [30], { accumulate: true }),
      backwards: place([windows], [{ offset: 11, strides: [-1, -1] }], [12], { accumulate: true }),
      everything: place(
        [windows, x],
        [0, 0].map((offset) => ({ offset, strides: [0, 0] })),
        [1],
        {
          accumulate: true,
        },
      ),
      pieces: place(
        [x, x.mul(3), y],
        [
          { offset: 0, strides: [5, 1] },
          { offset: 1, strides: [4, 1] },
          { offset: 7, strides: [2, 1] },
        ],
        [16],
        { accumulate: true },
      ),
      partly: place([column], [{ offset: 2, strides: [1, 0] }], [40], { accumulate: true }),
      ints: place([given("label", [5, 3], "int")], [{ offset: 0, strides: [1, 1] }], [7], {
        accumulate: true,
      }),
    });
  });
  it("adds from +0, in f32 and beyond its range", () => {
    const all = given("all", [2, nasty.length]);
    const zeros = given("zeros", [4, 2]);
    const values = { all: [...nasty, ...nasty.toReversed()], zeros: new Array(8).fill(-0) };
    expectSameBits(
      {
        pairs: place([all], [{ offset: 0, strides: [0, 1] }], [nasty.length], { accumulate: true }),
        zeros: place([zeros], [{ offset: 0, strides: [1, 1] }], [6], { accumulate: true }),
        untouched: place([zeros], [{ offset: 0, strides: [2, 1] }], [9], { accumulate: true }),
      },
      values,
    );
  });
});

describe("cumsum", () => {
  it.each(widths)("of %i", (n) => {
    expectSameBits({
      line: cumsum(given("line", [n]), 0),
      rows: cumsum(given("rows", [3, n]), 1),
      columns: cumsum(given("columns", [n, 3]), 0),
      ints: cumsum(given("label", [n], "int"), 0),
    });
  });
});
