import { Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { widths } from "./values.ts";

const x = given("x", [4, 6, 5]);
const line = given("line", [40]);
const view = (of: Tensor, offset: number, shape: number[], strides: number[]): Tensor =>
  new Tensor("view", { offset, shape, strides }, [of]);

describe("one view", () => {
  it("slices", () => {
    expectSameBits({
      first: x.slice(0, 1, 3),
      middle: x.slice(1, 2),
      last: x.slice(2, 0, -1),
      step: x.slice(1, 1, undefined, 2),
      one: x.slice(2, 3, 4),
      none: x.slice(2, 2, 2),
    });
  });
  it.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    "transposes to %j",
    (axes) => {
      const [a, b, c] = axes.map((axis) => x.shape[axis]!);
      expectSameBits({
        moved: x.transpose(axes),
        used: x.transpose(axes).mul(given("y", [a!, b!, c!])),
        flat: x.transpose(axes).reshape([-1]),
        sum: x.transpose(axes).sum(1),
      });
    },
  );
  it.each(widths)("transposes a matrix of %i rows", (n) => {
    expectSameBits({ wide: given("a", [n, 7]).transpose(), tall: given("b", [16, n]).transpose() });
  });
  it("flips, through negative strides", () => {
    expectSameBits({
      first: x.flip(0),
      middle: x.flip(1),
      last: x.flip(2).mul(2),
      all: x.flip(0).flip(1).flip(2),
      backwardsByTwo: view(line, 38, [20], [-2]),
      mixed: view(line, 5, [5, 6], [-1, 6]).add(1),
      ints: given("label", [9], "int").flip(0),
      bools: given("flag", [9], "bool").flip(0).not(),
    });
  });
  it("overlaps, repeats, and walks diagonals", () => {
    expectSameBits({
      windows: view(line, 0, [33, 8], [1, 1]),
      strided: view(line, 1, [6, 3, 3], [6, 1, 2]).exp(),
      repeated: view(line, 7, [4, 5], [0, 1]),
      still: view(line, 9, [11], [0]),
      diagonal: view(x, 2, [4, 5], [31, 6]),
      windowSums: view(line, 0, [33, 8], [1, 1]).sum(1),
      windowMaxima: view(line, 0, [8, 33], [1, 1]).max(0),
    });
  });
});

describe("views of views", () => {
  it("of a state", () => {
    expectSameBits({
      slices: x.slice(0, 1).slice(1, 1, 5).slice(2, 0, 4, 2),
      turned: x.transpose().slice(0, 1, 4).flip(1).transpose([1, 2, 0]),
      back: x.transpose([1, 2, 0]).transpose([2, 0, 1]).add(1),
      flippedTwice: x.flip(1).flip(1),
      windowsOfFlip: view(line.flip(0), 2, [10, 5], [3, 1]),
      throughReshape: x.transpose().reshape([6, 20]).transpose().slice(0, 3, 17),
    });
  });
  it("of what is computed, once for several readers", () => {
    const product = given("a", [12, 7]).matmul(given("b", [7, 10]));
    const computed = x.tanh();
    expectSameBits({
      ofProduct: product.transpose().slice(1, 2, 9).flip(0),
      ofReshapedProduct: product.reshape([3, 4, 10]).transpose([2, 0, 1]).slice(0, 1, 8, 3).add(1),
      halves: product.slice(1, 0, 5).mul(product.slice(1, 5, 10)),
      neighbours: computed.slice(1, 0, 5).sub(computed.slice(1, 1, 6)),
      itself: computed.mul(computed.flip(2)),
      sums: computed.transpose().sum(0),
      ofReduction: computed.sum(1).transpose().slice(0, 1, 4),
    });
  });
  it("of broadcasts and constants", () => {
    const row = given("row", [1, 6, 1]);
    expectSameBits({
      broadcast: row.broadcastTo([4, 6, 5]).transpose().slice(0, 1, 3),
      sum: row
        .broadcastTo([4, 6, 5])
        .slice(2, 1)
        .mul(x.slice(2, 0, 4)),
      scalar: given("s", [])
        .broadcastTo([3, 4])
        .flip(0)
        .add(row.reshape([6, 1, 1])),
      ofBool: x.less(0).transpose().where(x.transpose(), 0.5),
    });
  });
});

describe("reshapes", () => {
  it("rename, and are renamed", () => {
    expectSameBits({
      flat: x.reshape([120]),
      split: x.reshape([2, 2, 3, 2, 5]).sum([1, 3]),
      used: x
        .reshape([24, 5])
        .matmul(given("w", [5, 3]))
        .reshape([4, 6, 3])
        .max(1),
      scalar: given("s", []).reshape([1, 1]).add(x),
      passed: x.stopGradient().reshape([120]).stopGradient(),
      oneAndBack: x.sum(1, { keepDims: true }).reshape([4, 5]).reshape([20]),
    });
  });
});
