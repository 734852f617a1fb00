import { convolution, literal, type Shape, softmax, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { widths } from "./values.ts";

// Vectors of 2, 4, 8 or 16 elements leave a rest: lengths around them, in every place where a rest can fall.
const x = (shape: Shape): Tensor => given("x", shape);
const y = (shape: Shape): Tensor => given("y", shape);
const label = (shape: Shape): Tensor => given("label", shape, "int");
const flag = (shape: Shape): Tensor => given("flag", shape, "bool");

describe.each(widths)("%i elements", (n) => {
  it("of floats", () => {
    expectSameBits({
      sum: x([n]).add(y([n])),
      product: x([n]).mul(y([])),
      exp: x([n]).exp(),
      tanh: x([n])
        .tanh()
        .mul(y([n]))
        .add(1),
      sine: x([n]).sin(),
      power: x([n])
        .abs()
        .pow(y([n])),
    });
  });
  it("of ints and bools, and of floats with either", () => {
    expectSameBits({
      ints: label([n])
        .mul(label([n]))
        .add(3),
      flags: flag([n]).and(label([n]).less(5)),
      not: flag([n]).not(),
      chosen: flag([n]).where(x([n]), y([])),
      chosenInt: flag([n]).where(label([n]), 7),
      cast: x([n]).cast("int"),
      widened: label([n])
        .cast("float")
        .add(x([n])),
      counted: flag([n]).cast("float").mul(0.1),
      compared: x([n]).less(y([n])),
    });
  });
  it("in a row among rows, in a column, and turned round", () => {
    expectSameBits({
      rows: x([3, n]).mul(y([n])),
      columns: x([3, n]).add(given("c", [3, 1])),
      tall: given("t", [n, 3]).sub(given("c", [3])),
      transposed: given("t", [n, 3])
        .transpose()
        .add(x([3, n])),
      flipped: x([3, n])
        .flip(1)
        .mul(x([3, n])),
      outer: given("o", [n, 1]).mul(y([n])),
    });
  });
  it("reduced, and used after it", () => {
    const row = x([n]);
    expectSameBits({
      sum: row.sum(),
      max: row.max(),
      mean: row.sub(row.mean()).square().sum(),
      ints: label([n]).sum(),
      softmax: softmax(x([3, n]), -1),
      columns: x([3, n]).sum(0),
      ...(n > 0 && { argmax: x([3, n]).argmax(1) }),
    });
  });
  it("in windows", () => {
    const kernel = literal([0.3, -0.7, 1.1], [1, 1, 3]);
    expectSameBits({ y: convolution(x([1, 1, n + 3]), kernel, { stride: 2 }) });
    expectSameBits({ y: convolution(x([2, 1, n + 2]), kernel, { padding: 1 }) });
  });
});
