import { full, gradients, literal, type Shape, Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { nastyFloats, widths } from "./values.ts";

const a = (shape: Shape): Tensor => given("a", shape);
const b = (shape: Shape): Tensor => given("b", shape);

describe("each length in each place", () => {
  // Every length as m, as k and as n, with some company of the others.
  it.each(widths)("%i", (n) => {
    for (const [i, other] of [1, 3, 8, 17].entries()) {
      const third = [5, 4, 1, 16][i]!;
      expectSameBits({
        rows: given("a0", [n, other]).matmul(given("b0", [other, third])),
        depth: given("a1", [other, n]).matmul(given("b1", [n, third])),
        columns: given("a2", [third, other]).matmul(given("b2", [other, n])),
      });
    }
    expectSameBits({ square: a([n, n]).matmul(b([n, n])) });
  });
  it("larger than any tile", () => {
    const [m, k, n] = [67, 129, 71];
    const [x, y] = [a([m, k]), b([k, n])];
    const [xt, yt] = [given("xt", [k, m]).transpose(), given("yt", [n, k]).transpose()];
    expectSameBits({
      product: x.matmul(y),
      left: xt.matmul(y),
      right: x
        .matmul(yt)
        .add(given("bias", [n]))
        .maximum(0),
      both: xt.matmul(yt).transpose(),
      computed: x
        .tanh()
        .matmul(y.mul(0.5))
        .mul(given("row", [m, 1])),
      slices: x.slice(1, 1, 100).matmul(y.slice(0, 2, 101).flip(1)),
      gradient: gradients(x.matmul(y).tanh().sum(), [y])[0]!,
      row: given("r", [1, 300]).matmul(given("s", [300, 70])),
      column: given("s", [300, 70])
        .transpose()
        .matmul(given("c", [300, 1])),
      batch: given("d", [3, 40, 50])
        .matmul(given("e", [3, 50, 33]))
        .add(given("f", [33])),
    });
  });
});

describe("transposed operands", () => {
  it.each([
    [1, 1, 1],
    [2, 3, 4],
    [4, 8, 4],
    [5, 7, 9],
    [16, 3, 17],
    [1, 9, 33],
    [33, 9, 1],
  ])("m %i, k %i, n %i", (m, k, n) => {
    const at = given("at", [k, m]).transpose();
    const bt = given("bt", [n, k]).transpose();
    expectSameBits({
      left: at.matmul(b([k, n])),
      right: a([m, k]).matmul(bt),
      both: at.matmul(bt),
      result: a([m, k])
        .matmul(b([k, n]))
        .transpose(),
      gram: a([m, k]).matmul(a([m, k]).transpose()),
      inner: a([m, k])
        .transpose()
        .matmul(a([m, k])),
    });
  });
});

describe("operands that are views and more", () => {
  const [x, w] = [a([6, 8]), b([8, 5])];
  it("slices, flips, steps, overlapping windows, repeated rows", () => {
    const windows = new Tensor("view", { offset: 1, strides: [1, 2], shape: [6, 8] }, [given("line", [30])]);
    expectSameBits({
      slice: x.slice(1, 2, 7).matmul(w.slice(0, 1, 6)),
      steps: x
        .slice(0, 1, undefined, 2)
        .slice(1, 0, undefined, 3)
        .matmul(w.slice(0, 0, 3)),
      flipped: x.flip(1).matmul(w.flip(0).flip(1)),
      windows: windows.matmul(w),
      repeated: given("row", [1, 8]).broadcastTo([6, 8]).matmul(w),
      column: x.matmul(given("column", [8, 1]).broadcastTo([8, 4])),
      constant: x.matmul(full(0.1, [8, 3])),
      reshaped: x.reshape([3, 16]).matmul(w.slice(0, 0, 4).reshape([-1]).slice(0, 0, 16).reshape([16, 1])),
    });
  });
  it.each([
    [1, 1],
    [3, 2],
    [2, 3],
    [9, 1],
    [1, 9],
    [5, 5],
  ])("repeated rows and columns, %i x %i", (m, n) => {
    const [row, column] = [given("row", [1, 7]), given("column", [7, 1])];
    const [left, right] = [row.broadcastTo([m, 7]), column.broadcastTo([7, n])];
    expectSameBits({
      left: left.matmul(given("y", [7, n])),
      right: given("x", [m, 7]).matmul(right),
      both: left.matmul(right),
      transposed: row
        .transpose()
        .broadcastTo([7, m])
        .transpose()
        .matmul(given("y", [7, n])),
      depth: given("one", [m, 1])
        .broadcastTo([m, 7])
        .matmul(given("other", [1, n]).broadcastTo([7, n])),
      scalar: given("s", [])
        .broadcastTo([m, 7])
        .matmul(given("y", [7, n])),
    });
  });
  it("computed before, with a bias and an activation after", () => {
    const product = x.tanh().matmul(w.mul(0.5));
    const dense = product.add(given("bias", [5]));
    expectSameBits({
      dense: dense.maximum(0),
      sigmoid: dense.sigmoid(),
      product,
      residual: product.add(product.exp()),
      transposed: dense.transpose().slice(0, 1, 4).flip(1),
      sums: dense.square().sum(0),
      largest: dense.max(1),
    });
  });
  it("products of products", () => {
    expectSameBits({
      chain: x.matmul(w).matmul(w.transpose()).matmul(w),
      shared: x.matmul(w).mul(x.flip(0).matmul(w)),
      square: w.matmul(w.transpose()).matmul(x.transpose()),
    });
  });
});

describe("batches", () => {
  it.each([
    [[2], [2]],
    [
      [3, 2],
      [3, 2],
    ],
    [[4], [1]],
    [[1], [4]],
    [
      [3, 1],
      [1, 2],
    ],
    [[2, 3], []],
    [[], [2, 3]],
    [[0], [0]],
    [
      [1, 1],
      [1, 1],
    ],
  ])("%j x %j", (left, right) => {
    const [x, y] = [a([...left, 3, 5]), b([...right, 5, 7])];
    const lastTwo = (t: Tensor): Tensor => t.transpose([...t.shape.slice(0, -2).keys(), -1, -2]);
    const flipped = lastTwo(given("t", [...right, 7, 5]));
    const loss = x.matmul(y).square().sum();
    const [dx, dy] = gradients(loss, [x, y]);
    expectSameBits({ product: x.matmul(y), transposed: x.matmul(flipped), dx: dx!, dy: dy! });
  });
});

describe("what follows a product may walk it in other axes", () => {
  it("than batches do", () => {
    const product = a([2, 5, 3, 4]).matmul(b([4, 1]));
    const single = given("s", [2, 5, 1, 2]).matmul(given("t", [2, 5, 2, 1]));
    expectSameBits({
      swapped: product.add(given("c", [5, 2, 3, 1]).transpose([1, 0, 2, 3])),
      scalars: single.add(given("d", [5, 2, 1, 1]).transpose([1, 0, 2, 3])),
      spread: single.mul(given("e", [5, 1, 1])).sub(given("f", [2, 1, 1, 1])),
      reversed: single.add(given("d", [1, 1, 5, 2]).transpose()),
    });
  });
  it("than rows and columns do", () => {
    const product = a([6, 7]).matmul(b([7, 12]));
    expectSameBits({
      rows: product.reshape([2, 3, 12]).add(given("c", [3, 2, 12]).transpose([1, 0, 2])),
      columns: product.reshape([6, 3, 4]).mul(given("d", [6, 4, 3]).transpose([0, 2, 1])),
      across: product.reshape([3, 24]).add(given("e", [24, 3]).transpose()),
      flat: product.reshape([72]).sub(given("f", [72]).flip(0)),
      both: product
        .reshape([2, 3, 3, 4])
        .add(given("g", [2, 1, 3, 1]))
        .transpose([2, 0, 3, 1])
        .exp(),
      itself: product.reshape([6, 3, 4]).add(product.reshape([3, 6, 4]).transpose([1, 0, 2])),
    });
  });
});

describe("nasty values", () => {
  const size = nastyFloats.length;
  it("one product each", () => {
    expectSameBits({ outer: a([size, 1]).matmul(b([1, size])) }, { a: nastyFloats, b: nastyFloats });
  });
  it("sums from +0 that cancel, overflow, and pass NaN on", () => {
    const rotated = nastyFloats.flatMap((_, i) => nastyFloats.map((_, j) => nastyFloats[(i + j) % size]!));
    const finite = rotated.map((value) => (Math.abs(value) < 1e15 ? value : 0.1));
    const values = { a: finite, b: finite.toReversed() };
    expectSameBits({ product: a([size, size]).matmul(b([size, size])) }, values);
    expectSameBits({ product: a([size, size]).matmul(b([size, size])) }, { ...values, a: rotated });
    expectSameBits(
      {
        zero: a([1, 3])
          .matmul(b([3, 2]))
          .reciprocal(),
      },
      { a: [-0, 0, -0], b: [1, -1, 1, 1, 0, -0] },
    );
  });
  it("products that round apart from the sum", () => {
    const ones = literal([1, 1 + 2 ** -14, 1 + 2 ** -30], [3, 1]);
    const row = given("row", [1, 3]);
    for (const square of [1 + 2 ** -13 + 2 ** -28, 1 + 2 ** -29 + 2 ** -60])
      expectSameBits({ rest: row.matmul(ones) }, { row: [-square, 1 + 2 ** -14, 1 + 2 ** -30] });
  });
});
