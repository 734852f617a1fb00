import { gradients, state, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import { expectSameBits, given, precisions } from "./same-bits.ts";
import { plain } from "./values.ts";

// Views that part the same elements in different ways have no strides in common: something must be laid out, and before
// what reads it.
const matrix = (name: string, rows: number, columns: number): Tensor => given(name, [rows, columns]);

describe("one tensor, and itself seen otherwise", () => {
  it("in one element-wise op", () => {
    const x = matrix("x", 2, 3).tanh();
    expectSameBits({ y: x.transpose().reshape([2, 3]).maximum(x) });
  });
  it("with what else reads it", () => {
    const x = matrix("x", 4, 6).tanh();
    const turned = x.transpose().reshape([4, 6]);
    expectSameBits({
      sum: turned.add(x),
      product: turned.mul(x).sum(0),
      turned,
      flat: turned.reshape([24]).flip(0),
    });
  });
});

describe("two tensors, parted in two ways", () => {
  it("in one element-wise op", () => {
    const a = matrix("a", 3, 2).transpose().reshape([6]);
    const b = matrix("b", 2, 3).transpose().reshape([6]);
    expectSameBits({ sum: a.add(b), difference: a.tanh().sub(b.tanh()) });
  });
  it("in the depth of a small product", () => {
    const x = given("x", [5, 3, 2]).transpose([0, 2, 1]).reshape([5, 6]);
    expectSameBits({ y: x.matmul(given("y", [2, 3, 4]).transpose([1, 0, 2]).reshape([6, 4])) });
  });
  it.each([
    [4, 3],
    [40, 33],
  ])("in the batch of a product of depth %i", (depth, columns) => {
    const x = given("x", [3, 2, 2, depth]).transpose([1, 0, 2, 3]).reshape([6, 2, depth]);
    const y = given("y", [2, 3, depth, columns]).transpose([1, 0, 2, 3]).reshape([6, depth, columns]);
    expectSameBits({ y: x.matmul(y), sum: x.matmul(y).tanh().sum(0) });
  });
  it.each([
    [3, 2000, 2, 3000],
    [4, 1500, 2, 3000],
    [2, 3000, 2, 3000],
  ])("in a long depth of %i x %i and %i x %i", (a, b, c, d) => {
    const x = given("x", [a, 40, b])
      .transpose([1, 0, 2])
      .reshape([40, a * b]);
    const y = given("y", [c, 33, d])
      .transpose([0, 2, 1])
      .reshape([c * d, 33]);
    expectSameBits({ y: x.matmul(y) });
  });
});

it("a product that is asked for as a view is computed once, and right", () => {
  const x = matrix("x", 7, 7);
  const product = x.matmul(x);
  expectSameBits({ a: product.tanh(), b: product.transpose() });
});

it.each(precisions)(
  "a large product's gradient is kept beside an update that reads the old one, in %s",
  (precision) => {
    const [x, w, previous] = ["x", "w", "previous"].map((name) => state(name, [64, 64])) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const [slope] = gradients(x.matmul(w).square().mul(0.5).sum(), [w]);
    const step = slope!.mul(previous).greater(0).where(slope!.mul(0.01), slope!.mul(0.001));
    const updates = [
      { state: w, value: w.sub(step) },
      { state: previous, value: slope! },
    ];
    const names = { x, w, previous };
    differential(
      {
        precision,
        tables: [],
        state: Object.entries(names).map(([name, tensor]) => ({ name, tensor })),
        entries: { train: { batch: 0, rows: [], scalars: [], updates, outputs: {} } },
      },
      [{ entry: "train", steps: 4 }],
      {
        state: Object.fromEntries(
          Object.keys(names).map((name) => [name, plain(name, [64, 64]).map((value) => value / 50)]),
        ),
      },
    );
  },
);

it("long formulas after a product do not outgrow a function", () => {
  const y = matrix("x", 70, 40).matmul(matrix("w", 40, 70));
  const waves = Array.from({ length: 30 }).reduce<Tensor>((sum) => sum.sin(), y);
  const powers = Array.from({ length: 40 }).reduce<Tensor>((sum) => sum.abs().pow(0.9), y);
  expectSameBits({ waves, powers, sums: waves.add(powers).sum(1) });
});
