import {
  averagePool,
  concat,
  convolution,
  cumsum,
  gradients,
  inputsFirst,
  literal,
  logSoftmax,
  logSumExp,
  maxPool,
  norm,
  type OpName,
  pad,
  type Shape,
  softmax,
  stack,
  std,
  straightThrough,
  Tensor,
  transposedConvolution,
  variance,
} from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { apply, everyCall } from "./signatures.ts";
import { nastyFloats, plain } from "./values.ts";

/** A result, the gradients of its weighted sum in all float states below it, and theirs again. */
function withGradients(y: Tensor): Record<string, Tensor> {
  const states = inputsFirst([y]).filter((node) => node.op === "state" && node.dtype === "float");
  const sums = (x: Tensor, name: string): Tensor => x.mul(given(name, x.shape)).sum();
  const first = gradients(sums(y, "weights"), states);
  const total = first.map((gradient) => sums(gradient, "more")).reduce((a, b) => a.add(b));
  const second = gradients(total, states);
  const named = (order: string, list: readonly Tensor[]) =>
    list.map((gradient, i) => [`${order} gradient ${i}`, gradient] as const);
  return { y, ...Object.fromEntries([...named("first", first), ...named("second", second)]) };
}

describe("of element-wise functions", () => {
  const floats = everyCall.filter(([, , types]) => types.every((type) => type === "float"));
  it.each(floats)("%s, at nasty values", (_, fn, types) => {
    const n = nastyFloats.length;
    const shapes = types.length === 1 ? [[n]] : [[n, 1], [n]];
    const [x, ...others] = shapes.map((shape, i) => given(`x${i}`, shape));
    const y = apply(fn, types, shapes);
    if (y.dtype !== "float") return;
    const values = Object.fromEntries(types.map((_, i) => [`x${i}`, nastyFloats]));
    expectSameBits(Object.fromEntries(gradients(y.sum(), [x!, ...others]).entries()), values);
  });
  it.each(floats)("%s, first and second", (_, fn, types) => {
    const y = apply(fn, types, [[13]]);
    if (y.dtype !== "float") return;
    const values = Object.fromEntries(types.map((_, i) => [`x${i}`, plain(`x${i}`, [13]).map(Math.abs)]));
    expectSameBits(withGradients(y), values);
  });
  it("where, and what broadcasts", () => {
    const [x, row, column] = [given("x", [4, 7]), given("row", [7]), given("column", [4, 1])];
    expectSameBits(withGradients(x.less(row).where(x.mul(column), row.exp().mul(given("s", [])))));
    expectSameBits(withGradients(x.maximum(row).minimum(column).abs().add(x.mul(x))));
  });
});

const index = literal([2, 0, 0, 1, 2, 2], [3, 2], "int");
const x = given("x", [3, 4]);
const line = given("line", [9]);

/** A graph through each op; a new op without is a type error. */
const ops: Readonly<Record<OpName, () => Tensor>> = {
  constant: () => x.mul(3),
  literal: () => x.mul(literal([1, -2, 0, 4], [4])),
  input: () => x,
  state: () => x.square(),
  iota: () => x.take(0, index.reshape([6])).square(),
  elementwise: () => x.sigmoid().mul(x.tanh()),
  view: () => concat([x.slice(1, 1, 4, 2).flip(0).reshape([6]), x.transpose().reshape([12])], 0).square(),
  reshape: () => x.reshape([2, 6]).exp(),
  broadcast: () => line.slice(0, 0, 4).broadcastTo([5, 4]).square(),
  place: () => concat([x, pad(x, [[0, 2]]), x], 1).square(),
  reduce: () => x.sum(0).square().add(x.max(0)).mul(x.min()),
  argmax: () => x.mul(x.argmax(1, { keepDims: true }).cast("float")),
  matmul: () => x.matmul(given("w", [4, 5])).tanh(),
  gather: () => x.gather(0, index).square(),
  scatterAdd: () =>
    x
      .slice(1, 0, 2)
      .scatterAdd(0, index, given("source", [3, 2]))
      .square(),
  straightThrough: () => straightThrough(x.round(), x.square()),
  stopGradient: () => x.mul(x.stopGradient()),
};

describe("of ops", () => {
  it.each(Object.entries(ops))("%s", (_, build) => expectSameBits(withGradients(build())));

  it("accumulate where views overlap, and where many slices read one tensor", () => {
    const windows = new Tensor("view", { offset: 1, shape: [5, 3], strides: [1, 1] }, [line]);
    const slices = Array.from({ length: 9 }, (_, i) => line.slice(0, i, i + 1).mul(i + 0.1));
    expectSameBits(withGradients(windows.square()));
    expectSameBits(withGradients(slices.reduce((sum, slice) => sum.mul(slice).add(slice))));
    expectSameBits(
      withGradients(
        line
          .slice(0, 0, 8)
          .mul(line.slice(0, 1, 9))
          .add(line.slice(0, 0, 8).exp()),
      ),
    );
  });
  it("share a maximum between equals", () => {
    const values = { x: [1, 3, 3, 3, -0, 0, 0, -0, NaN, 1, NaN, 2] };
    expectSameBits(withGradients(x.max(1)), values);
    expectSameBits(withGradients(x.maximum(x.flip(1))), values);
  });
});

describe("of products", () => {
  const shapes: readonly (readonly [Shape, Shape])[] = [
    [
      [1, 1],
      [1, 1],
    ],
    [
      [1, 5],
      [5, 3],
    ],
    [
      [9, 4],
      [4, 17],
    ],
    [
      [2, 3, 4],
      [4, 5],
    ],
    [
      [2, 3, 4],
      [2, 4, 5],
    ],
    [
      [2, 1, 3, 4],
      [3, 4, 2],
    ],
    [
      [3, 0],
      [0, 2],
    ],
  ];
  it.each(shapes)("%j x %j", (a, b) => expectSameBits(withGradients(given("a", a).matmul(given("b", b)))));

  it("through a dense layer with a bias, into an update", () => {
    const [batch, w, bias] = [given("a", [5, 8]), given("w", [8, 3]), given("bias", [3])];
    const loss = batch.matmul(w).add(bias).maximum(0).square().mean();
    const [dw, db] = gradients(loss, [w, bias]);
    const m = given("m", [8, 3]).mul(0.9).add(dw!.mul(0.1));
    expectSameBits({ loss, w: w.sub(m.div(dw!.square().sqrt().add(1e-8))), m, bias: bias.sub(db!.mul(0.1)) });
  });
});

/** One that is composed of many ops. */
const composed: Readonly<Record<string, () => Tensor>> = {
  softmax: () => softmax(x, 0),
  logSoftmax: () => logSoftmax(x),
  logSumExp: () => logSumExp(x, 1),
  variance: () => variance(x, 1, { correction: 1 }),
  std: () => std(x, 0, { keepDims: true }),
  norm: () => norm(x),
  cumsum: () => cumsum(x, 1),
  stack: () => stack([x, x.exp()], 1),
  reflect: () => pad(line, [[3, 2]], { mode: "reflect" }),
  convolution: () =>
    convolution(given("image", [2, 4, 6, 5]), given("kernel", [6, 2, 3, 2]), {
      stride: [2, 1],
      padding: [1, 2],
      dilation: [1, 2],
      groups: 2,
    }),
  transposedConvolution: () =>
    transposedConvolution(given("image", [2, 4, 3]), given("kernel", [4, 1, 3]), {
      stride: 2,
      padding: 1,
      groups: 2,
    }),
  maxPool: () => maxPool(given("image", [2, 2, 5, 5]), { size: 2, stride: 1, padding: 1 }),
  averagePool: () => averagePool(given("image", [2, 2, 6, 4]), { size: 2, countPadding: false, padding: 1 }),
};

describe("of composed functions", () => {
  it.each(Object.entries(composed))("%s", (_, build) => expectSameBits(withGradients(build())));
});

it("the gradient of a gradient's norm, as a penalty", () => {
  const w = given("w", [4, 5]);
  const out = x.matmul(w).tanh().sum();
  const penalty = norm(gradients(out, [x])[0]!)
    .sub(1)
    .square();
  const [slope] = gradients(penalty, [w]);
  expect(slope!.shape).toEqual([4, 5]);
  expectSameBits({ penalty, slope: slope! });
});
