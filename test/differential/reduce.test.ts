import { literal, type Shape, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { nastyFloats, widths } from "./values.ts";

const x = (shape: Shape): Tensor => given("x", shape);

describe("an axis of each length, reduced", () => {
  const shapes: readonly (readonly [string, (n: number) => Shape, number])[] = [
    ["first", (n) => [n, 3, 5], 0],
    ["middle", (n) => [2, n, 9], 1],
    ["last", (n) => [5, 2, n], 2],
    ["last, long rows outside", (n) => [17, n], 1],
    ["first, long rows inside", (n) => [n, 33], 0],
  ];
  describe.each(shapes)("%s", (_, shape, axis) => {
    it.each(widths)("%i", (n) => {
      const t = x(shape(n));
      expectSameBits({
        sum: t.sum(axis),
        kept: t.sum(axis, { keepDims: true }),
        max: t.max(axis),
        min: t.min(axis),
        mean: t.mean(axis),
        ints: given("label", shape(n), "int").sum(axis),
        ...(n > 0 && { argmax: t.argmax(axis), argmaxKept: t.argmax(axis, { keepDims: true }) }),
      });
    });
  });
});

describe("several axes", () => {
  const axes = [[], [0], [1], [2], [3], [0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3], [0, 1, 3], [0, 2, 3]];
  it.each([...axes, [1, 2, 3], [0, 1, 2, 3]].map((list) => [list]))("%j", (list) => {
    const t = x([3, 4, 2, 5]);
    expectSameBits({ sum: t.sum(list), max: t.max(list), kept: t.mean(list, { keepDims: true }) });
  });
});

describe("nasty values", () => {
  const size = nastyFloats.length;
  it("sum and max in order, with infinities and NaN among them", () => {
    const t = x([size, size]);
    const rotated = nastyFloats.flatMap((_, i) => nastyFloats.map((_, j) => nastyFloats[(i + j) % size]!));
    expectSameBits(
      { rows: t.sum(1), columns: t.sum(0), max: t.max(1), argmax: t.argmax(1), argmaxColumns: t.argmax(0) },
      { x: rotated },
    );
  });
  it("of finite ones, sums that cancel", () => {
    const finite = nastyFloats.filter((value) => Math.abs(value) < 1e30);
    expectSameBits({ sum: x([finite.length]).sum() }, { x: finite });
    expectSameBits({ sum: x([finite.length]).sum() }, { x: finite.toReversed() });
  });
  it.each([
    ["zeros of both signs", [0, -0, -0, 0, -0]],
    ["nothing but -0", [-0, -0, -0]],
    ["-0 first", [-0, 0, -0]],
    ["a NaN first", [NaN, 3, 4, -Infinity]],
    ["a NaN last", [1, 3, 3, NaN]],
    ["several NaN", [1, NaN, 2, NaN]],
    ["equals", [3, 1, 3, 3]],
    ["-Infinity throughout", [-Infinity, -Infinity]],
    ["both infinities", [Infinity, -Infinity, 1]],
  ])("%s", (_, values) => {
    const t = x([values.length]);
    // The sign of a sum's zero shows in its reciprocal as well.
    const outputs = { sum: t.sum(), max: t.max(), argmax: t.argmax(0), reciprocal: t.sum().reciprocal() };
    expectSameBits(outputs, { x: values });
    // Nine of them: each partial sum has a neighbour.
    const nine = Array.from({ length: 9 }, (_, i) => values[i % values.length]!);
    expectSameBits({ sum: x([9]).sum(), max: x([9]).max(), argmax: x([9]).argmax(0) }, { x: nine });
  });
});

describe("what is reduced may be computed", () => {
  const t = x([6, 10]);
  it("a product, a view, a comparison, a broadcast", () => {
    expectSameBits({
      squares: t.mul(t).sum(1),
      transposed: t.transpose().sum(1),
      flipped: t.flip(1).sum(1),
      every: t.slice(1, 1, undefined, 3).sum(),
      counted: t.greater(0).cast("int").sum(0),
      broadcast: given("b", [10]).broadcastTo([6, 10]).sum(0),
      repeated: given("s", []).broadcastTo([19]).sum(),
      dot: t.mul(literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [10])).sum(1),
      largest: t.exp().max(0),
      chosen: t.abs().argmax(1),
    });
  });
  it("and a reduction be reduced, or meet what it reduced", () => {
    const centred = t.sub(t.mean(1, { keepDims: true }));
    expectSameBits({
      twice: t.sum(0).sum(),
      max: t.max(1).sum(),
      variance: centred.square().mean(1),
      normalized: centred.div(centred.square().mean(1, { keepDims: true }).add(1e-5).sqrt()),
      share: t.div(t.abs().sum()),
      rows: t
        .sub(t.max(0))
        .exp()
        .div(t.sub(t.max(0)).exp().sum(0)),
    });
  });
});
