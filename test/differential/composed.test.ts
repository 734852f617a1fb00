import {
  averagePool,
  clamp,
  convolution,
  logSoftmax,
  logSumExp,
  maxPool,
  norm,
  type Shape,
  softmax,
  std,
  straightThrough,
  transposedConvolution,
  uniform,
  variance,
} from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { nastyFloats, plain } from "./values.ts";

describe("convolution", () => {
  const kernels: readonly (readonly [string, Shape, Shape, object])[] = [
    ["plain", [2, 3, 7, 9], [4, 3, 3, 3], {}],
    ["stride and padding", [2, 3, 7, 9], [4, 3, 3, 3], { stride: 2, padding: 1 }],
    ["each axis its own", [1, 2, 8, 11], [3, 2, 2, 4], { stride: [1, 3], padding: [0, 2], dilation: [3, 1] }],
    ["groups", [2, 6, 5, 5], [4, 3, 3, 3], { groups: 2, padding: 1 }],
    ["one channel a group", [1, 5, 6, 6], [10, 1, 3, 3], { groups: 5 }],
    ["1 x 1", [3, 4, 5, 5], [7, 4, 1, 1], {}],
    ["one axis", [2, 3, 17], [5, 3, 4], { dilation: 2, padding: 3 }],
    ["three axes", [1, 2, 4, 5, 6], [3, 2, 2, 3, 2], { stride: [2, 1, 1] }],
    ["windows that do not meet", [1, 1, 10, 10], [2, 1, 2, 2], { stride: 3 }],
    ["the whole input", [2, 2, 4, 4], [3, 2, 4, 4], {}],
    ["no example", [0, 2, 4, 4], [3, 2, 3, 3], {}],
  ];
  it.each(kernels)("%s", (_, x, kernel, options) => {
    const y = convolution(given("x", x), given("kernel", kernel), options);
    const bias = given("bias", [kernel[0]!, ...x.slice(2).map(() => 1)]);
    expectSameBits({ y, activated: y.add(bias).maximum(0) });
  });

  const transposed: readonly (readonly [string, Shape, Shape, object])[] = [
    ["plain", [2, 3, 4, 5], [3, 2, 3, 3], {}],
    [
      "stride, padding, output padding",
      [2, 3, 4, 5],
      [3, 2, 3, 3],
      { stride: 2, padding: 1, outputPadding: 1 },
    ],
    ["dilation and groups", [1, 4, 5], [4, 3, 3], { dilation: 2, groups: 2 }],
  ];
  it.each(transposed)("transposed, %s", (_, x, kernel, options) => {
    expectSameBits({ y: transposedConvolution(given("x", x), given("kernel", kernel), options) });
  });
});

describe("pools", () => {
  const x = given("x", [2, 3, 8, 9]);
  it.each([
    { size: 2 },
    { size: 3, stride: 2, padding: 1 },
    { size: [2, 3], stride: [1, 2], dilation: [3, 1] },
    { size: [8, 9] },
  ])("%j", (options) => {
    const dense = { ...options, countPadding: false };
    expectSameBits({ max: maxPool(x, options), mean: averagePool(x, options), real: averagePool(x, dense) });
  });
  it("take the first of equals, and a NaN", () => {
    const row = given("row", [1, 1, 12]);
    const values = { row: [0, -0, -0, 0, NaN, 1, 2, 2, -Infinity, -Infinity, Infinity, NaN] };
    expectSameBits({ max: maxPool(row, { size: 2 }), three: maxPool(row, { size: 3, stride: 1 }) }, values);
  });
});

describe("the softmax family", () => {
  it.each([0, 1, 2])("along axis %i", (axis) => {
    const x = given("x", [4, 5, 6]);
    expectSameBits({
      softmax: softmax(x, axis),
      log: logSoftmax(x, axis),
      sum: logSumExp(x, axis),
      kept: logSumExp(x, axis, { keepDims: true }),
    });
  });
  it("of all elements, of pairs of axes, of what is masked", () => {
    const x = given("x", [4, 5, 6]);
    const mask = given("mask", [4, 5, 6], "bool");
    expectSameBits({
      all: logSumExp(x),
      pair: logSumExp(x, [0, 2]),
      masked: softmax(mask.where(x, -Infinity), -1),
      maskedLog: logSoftmax(mask.where(x, -Infinity), -1),
    });
  });
  it("of rows that are nasty", () => {
    const x = given("x", [7, 4]);
    const [low, high] = [-Infinity, Infinity];
    const rows = [
      [low, low, low, low],
      [low, 0, -0, low],
      [high, 0, 1, 2],
      [NaN, 0, 1, 2],
      [1000, 1000, -1000, 999],
      [-1e38, 1e38, 0, 1],
      [high, low, high, 0],
    ].flat();
    expectSameBits({ softmax: softmax(x), log: logSoftmax(x), sum: logSumExp(x, 1) }, { x: rows });
  });
});

describe("moments", () => {
  it.each([[0], [1], [[0, 2]], [undefined]])("over %j", (axes) => {
    const x = given("x", [5, 9, 4]);
    expectSameBits({
      variance: variance(x, axes, { correction: 1 }),
      std: std(x, axes, { keepDims: true }),
      norm: norm(x, axes),
      normalized: x
        .sub(x.mean(axes, { keepDims: true }))
        .div(variance(x, axes, { keepDims: true }).add(1e-5).sqrt()),
    });
  });
  it("of one element and of zeros", () => {
    const values = { one: [3], zeros: [0, -0, 0] };
    const [one, zeros] = [given("one", [1]), given("zeros", [3])];
    expectSameBits({ a: std(one), b: norm(zeros), c: variance(one, 0, { correction: 1 }) }, values);
  });
});

describe("uniform", () => {
  it.each([[[]], [[1]], [[7]], [[3, 5]], [[2, 0]], [[4, 4, 33]]])("of shape %j", (shape) => {
    const [key, step] = [given("key", [2], "int"), given("step", [], "int")];
    const drawn = uniform(key, step, shape);
    const x = given("x", shape);
    const dropped = drawn.less(0.3).where(0, x.div(0.7));
    expectSameBits({ drawn, dropped, next: uniform(key, step.add(1), shape) }, { key: [-1, 123456789] });
  });
});

describe("straightThrough and clamp", () => {
  it("pass values, NaN and the signs of zeros", () => {
    const x = given("x", [nastyFloats.length]);
    const outputs = {
      rounded: straightThrough(x.round(), x),
      clamped: clamp(x, -1, 1),
      zero: clamp(x, -0, 0),
    };
    expectSameBits(outputs, { x: nastyFloats });
  });
});

describe("layers in a row", () => {
  it("attention with a causal mask and layer norm", () => {
    const [n, width] = [6, 8];
    const x = given("x", [2, n, width]);
    const [q, k, v] = ["q", "k", "v"].map((name) => x.matmul(given(name, [width, width])));
    const order = given("order", [n], "int");
    const allowed = order.reshape([n, 1]).greaterEqual(order);
    const scores = q!.matmul(k!.transpose([0, 2, 1])).div(Math.sqrt(width));
    const mixed = softmax(allowed.where(scores, -Infinity)).matmul(v!).add(x);
    const centred = mixed.sub(mixed.mean(-1, { keepDims: true }));
    const normal = centred.div(variance(mixed, -1, { keepDims: true }).add(1e-5).sqrt());
    const values = { x: plain("x", x.shape), order: [0, 1, 2, 3, 4, 5] };
    expectSameBits(
      { scores, mixed, normal: normal.mul(given("gain", [width])).add(given("b", [width])) },
      values,
    );
  });
});
