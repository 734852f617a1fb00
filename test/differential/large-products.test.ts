import { convolution, gradients, state, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import { expectSameBits, given, precisions } from "./same-bits.ts";
import { nastyFloats, plain } from "./values.ts";

// Large products go other ways than small ones: operands are packed, tiles have edges, a long depth is cut. No cut
// may change the order of the sums.
const transposed = (name: string, rows: number, columns: number): Tensor =>
  given(name, [columns, rows]).transpose();

describe("edges of tiles, in every layout", () => {
  const rows = [1, 2, 3, 4, 5, 16, 17, 33];
  const columns = [1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 33, 65];
  it.each(rows)("%i rows", (m) => {
    for (const n of columns) {
      const k = Math.ceil(2 ** 13 / (m * n)) + 9;
      if (k > 1500) continue;
      const [x, y] = [given("x", [m, k]), given("y", [k, n])];
      const [xt, yt] = [transposed("xt", m, k), transposed("yt", k, n)];
      const bias = given("bias", [n]);
      expectSameBits({
        plain: x.matmul(y),
        left: xt.matmul(y).add(bias),
        right: x
          .matmul(yt)
          .add(given("column", [m, 1]))
          .maximum(0),
        both: xt.matmul(yt).transpose(),
      });
    }
  });
});

describe("a long depth", () => {
  it.each([2047, 2048, 2049, 5000])("of %i", (k) => {
    const [x, y] = [given("x", [5, k]), given("y", [k, 9])];
    expectSameBits({
      plain: x.matmul(y).tanh(),
      both: transposed("xt", 6, k).matmul(transposed("yt", k, 5)),
      column: x.matmul(given("one", [k, 1])),
      row: given("row", [1, k]).matmul(y),
      halves: x.reshape([5, 1, k]).matmul(y).sum(1),
    });
  });
  it("of windows, over several axes", () => {
    const [x, kernel] = [given("x", [2, 300, 4, 5]), given("kernel", [5, 300, 3, 3])];
    const y = convolution(x, kernel);
    const [dx, dk] = gradients(y.tanh().sum(), [x, kernel]);
    expectSameBits({ y: y.add(given("bias", [5, 1, 1])).maximum(0), dx: dx!, dk: dk! });
  });
});

describe("a depth of images", () => {
  // The kernel's gradient sums over the images of a batch, each a part whose rows are read as they lie.
  it.each([1, 2, 5])("%i of them", (images) => {
    const [x, kernel] = [given("x", [images, 3, 12, 13]), given("kernel", [18, 3, 3, 3])];
    const y = convolution(x, kernel, { padding: 1 });
    const [dx, dk] = gradients(y.tanh().sum(), [x, kernel]);
    expectSameBits({ dx: dx!, dk: dk! });
  });
});

describe("operands of every kind", () => {
  const [m, k, n] = [19, 40, 23];
  const [x, y] = [given("x", [m, k]), given("y", [k, n])];
  it("flipped, sliced, strided, repeated, computed", () => {
    expectSameBits({
      flipped: x.flip(1).matmul(y.flip(0)),
      slices: given("wide", [m, 2 * k])
        .slice(1, 3, k + 3)
        .matmul(given("tall", [k, 2 * n]).slice(1, 5, n + 5)),
      steps: given("wide", [m, 2 * k])
        .slice(1, 0, undefined, 2)
        .matmul(y),
      repeatedRows: given("row", [1, k]).broadcastTo([m, k]).matmul(y),
      repeatedColumns: x.matmul(given("column", [k, 1]).broadcastTo([k, n])),
      repeatedDepth: given("c", [m, 1]).broadcastTo([m, k]).matmul(y),
      computed: x.exp().matmul(y.tanh()),
      split: given("split", [m, 5, 8]).transpose([0, 2, 1]).reshape([m, k]).matmul(y),
      square: x.matmul(x.transpose()),
    });
  });
  it("in batches, of which one operand may have fewer", () => {
    const batch = given("batch", [2, 3, m, k]);
    const product = batch.matmul(given("others", [2, 3, k, n]));
    expectSameBits({
      product,
      followed: product.add(given("swapped", [3, 2, m, n]).transpose([1, 0, 2, 3])),
      reversed: product.mul(given("reversed", [n, m, 3, 2]).transpose()),
      shared: batch.matmul(y).add(given("bias", [n])),
      left: x.matmul(given("others", [2, 3, k, n])),
      partly: given("part", [3, m, k])
        .matmul(given("others", [2, 3, k, n]))
        .max(0),
    });
  });
  it("with infinities and NaN beside an edge", () => {
    const values = { x: plain("x", [m, k]), y: plain("y", [k, n]) };
    for (const [i, value] of nastyFloats.entries()) {
      values.x[(i * 37) % values.x.length] = value;
      values.y[(i * 53) % values.y.length] = Math.abs(value) > 1e15 ? 0 : value;
    }
    expectSameBits({ product: x.matmul(y), turned: y.transpose().matmul(x.transpose()) }, values);
  });
});

describe("a layer of some size", () => {
  it("learns: its weights' gradient goes into moments and into the weights that other products read", () => {
    const [x, w, v, m] = [
      state("x", [24, 30]),
      state("w", [30, 21]),
      state("v", [21, 18]),
      state("m", [30, 21]),
    ];
    const hidden = x.matmul(w).maximum(0);
    const output = hidden.matmul(v).matmul(v.transpose()).matmul(w.transpose());
    const loss = output.sub(x).square().mean();
    const [dw, dv] = gradients(loss, [w, v]);
    const next = m.mul(0.9).add(dw!);
    for (const precision of precisions)
      differential(
        {
          precision,
          tables: [],
          state: Object.entries({ x, w, v, m }).map(([name, tensor]) => ({ name, tensor })),
          entries: {
            train: {
              batch: 0,
              rows: [],
              scalars: [],
              updates: [
                { state: w, value: w.sub(next.mul(0.01)) },
                { state: m, value: next },
                { state: v, value: v.sub(dv!.mul(0.01)) },
              ],
              outputs: { loss, hidden: hidden.sum(0) },
            },
          },
        },
        [{ entry: "train", steps: 4 }],
        {
          state: {
            x: plain("x", x.shape),
            w: plain("w", w.shape).map((value) => value / 5),
            v: plain("v", v.shape).map((value) => value / 5),
          },
        },
      );
  });
});
