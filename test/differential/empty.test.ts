import { concat, convolution, gradients, literal, pad, type Shape, softmax, uniform } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";

const shapes: readonly Shape[] = [[0], [0, 3], [3, 0], [2, 0, 4], [0, 0], [1, 0, 1]];

describe.each(shapes.map((shape) => [shape]))("no elements in %j", (shape) => {
  const x = given("x", shape);
  const last = shape.length - 1;
  it("element by element, broadcast, reduced, moved", () => {
    expectSameBits({
      sum: x.add(x.mul(2)).exp(),
      broadcast: x.add(given("s", [])),
      all: x.sum(),
      max: x.max(),
      mean: x.mean(),
      first: x.sum(0),
      last: x.max(last, { keepDims: true }),
      transposed: x.transpose(),
      flipped: x.flip(0),
      reshaped: x.reshape([0, 5]),
      compared: x.less(1),
      softmax: softmax(x),
      sliced: given("y", [...shape.map(() => 4)]).slice(last, 2, 2),
    });
  });
  it("joined and padded to something", () => {
    expectSameBits({
      twice: concat([x, x], 0),
      padded: pad(x, [[1, 2]], { value: 7 }),
      used: pad(x, [[1, 2]], { value: 7 }).sum(last),
    });
  });
  it("with a gradient", () => {
    const loss = x
      .tanh()
      .sum()
      .add(given("w", [3]).square().sum());
    expectSameBits({ loss, dx: gradients(loss, [x])[0]! });
  });
});

describe("nothing among something", () => {
  const none = literal([], [0], "int");
  it("in products", () => {
    expectSameBits({
      noRows: given("a", [0, 3]).matmul(given("b", [3, 2])),
      noColumns: given("a", [2, 3]).matmul(given("b", [3, 0])),
      noDepth: given("a", [2, 0])
        .matmul(given("b", [0, 3]))
        .add(given("bias", [3])),
      noBatch: given("a", [0, 2, 3])
        .matmul(given("b", [0, 3, 2]))
        .sum(),
    });
  });
  it("in gather, scatterAdd, convolution and random numbers", () => {
    const table = given("table", [4, 3]);
    expectSameBits({
      taken: table.take(0, none),
      added: table.scatterAdd(0, none.reshape([0, 1]), literal([], [0, 1])),
      ofNone: given("n", [0, 3]).gather(0, literal([], [0, 3], "int")),
      images: convolution(given("x", [0, 1, 4]), given("k", [2, 1, 3])),
      drawn: uniform(given("key", [2], "int"), given("step", [], "int"), [3, 0]),
    });
  });
});
