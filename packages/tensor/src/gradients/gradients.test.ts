import { describe, expect, it } from "vitest";
import { convolution, transposedConvolution } from "../composed/convolution.ts";
import { concat } from "../composed/join.ts";
import { straightThrough } from "../composed/straight-through.ts";
import { inputsFirst } from "../graph.ts";
import { constant, full, input, iota, literal, state } from "../leaves.ts";
import type { OpName } from "../ops.ts";
import { DTypeError, ShapeError } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import { checkGradient, checkSecondGradient } from "../testing/check-gradient.ts";
import { evaluate } from "../testing/evaluate.ts";
import { gradients } from "./gradients.ts";

const index = literal([2, 0, 0, 1, 2, 2], [3, 2], "int");

/** A check for every op; a new one without is a type error. */
const checks: Record<OpName, () => void> = {
  constant: () => checkLeaf(constant(3), [6]),
  literal: () => checkLeaf(literal([1, -2], [2]), [2, -4]),
  input: () => expect(gradients(input("x", []).square(), [input("x", [])])[0]!.shape).toEqual([]),
  state: () => checkGradient((x) => x!.square(), [[3]]),
  iota: () => expect(() => gradients(constant(1), [iota(3)])).toThrow(DTypeError),
  elementwise: () => checkSecondGradient((x, y, z) => x!.mul(y!).add(z!.exp()), [[2, 3], [], [3]]),
  view: () => {
    checkSecondGradient((x) => x!.slice(1, 1, 4, 2).square(), [[2, 5]]);
    checkSecondGradient((x) => x!.transpose([2, 0, 1]).flip(0).square(), [[2, 1, 3]]);
    const overlapping = { offset: 1, shape: [3, 3], strides: [1, 1] };
    checkSecondGradient((x) => new Tensor("view", overlapping, [x!]).square(), [[7]]);
  },
  reshape: () => checkSecondGradient((x) => x!.reshape([3, 2]).square(), [[2, 3]]),
  broadcast: () => checkSecondGradient((x) => x!.broadcastTo([4, 2, 3]).square(), [[2, 1]]),
  place: () => {
    checkSecondGradient(
      (x, y) => concat([x!, y!, x!], 1).square(),
      [
        [2, 1],
        [2, 3],
      ],
    );
    const pieces = [0, 2].map((offset) => ({ offset, strides: [2, 1] }));
    const accumulating = { shape: [9], pieces, fill: 0, accumulate: true };
    checkSecondGradient(
      (x, y) => new Tensor("place", accumulating, [x!, y!]).square(),
      [
        [3, 3],
        [2, 2],
      ],
    );
  },
  reduce: () => {
    checkSecondGradient((x) => x!.sum([0, 2]).square(), [[2, 3, 2]]);
    checkSecondGradient((x) => x!.max(1, { keepDims: true }).square(), [[2, 3, 2]]);
    checkSecondGradient((x) => x!.min().square(), [[2, 3]]);
  },
  argmax: () => {
    const x = literal([1, 3, 2], [3]);
    expect(evaluate(gradients(x.argmax(0).cast("float"), [x])[0]!)).toEqual([0, 0, 0]);
  },
  matmul: () => {
    checkSecondGradient(
      (x, y) => x!.matmul(y!).square(),
      [
        [2, 3],
        [3, 4],
      ],
    );
    checkGradient(
      (x, y) => x!.matmul(y!).square(),
      [
        [2, 1, 2, 3],
        [4, 3, 2],
      ],
    );
    checkGradient(
      (x, y) => x!.matmul(y!).square(),
      [
        [2, 2, 3],
        [3, 2],
      ],
    );
  },
  gather: () => {
    checkSecondGradient((x) => x!.gather(0, index).square(), [[3, 3]]);
    checkSecondGradient((x) => x!.take(1, literal([1, 1, 0], [3], "int")).square(), [[2, 2, 2]]);
  },
  scatterAdd: () =>
    checkSecondGradient(
      (x, y) => x!.scatterAdd(0, index, y!).square(),
      [
        [3, 3],
        [3, 2],
      ],
    ),
  straightThrough: () => {
    const x = literal([0.4, 1.6], [2]);
    const y = straightThrough(x.round(), x.mul(3));
    expect(evaluate(y)).toEqual([0, 2]);
    expect(evaluate(gradients(y.sum(), [x])[0]!)).toEqual([3, 3]);
  },
  stopGradient: () => {
    const x = literal([2], [1]);
    expect(evaluate(gradients(x.mul(x.stopGradient()).sum(), [x])[0]!)).toEqual([2]);
  },
};

function checkLeaf(leaf: Tensor, expected: number[]): void {
  expect(evaluate(gradients(leaf.square().sum(), [leaf])[0]!)).toEqual(expected);
}

describe("gradients of ops", () => {
  it.each(Object.entries(checks))("%s", (_, check) => check());
});

describe("gradients", () => {
  it("are zeros where the loss does not depend", () => {
    const [x, y] = [literal([1, 2], [2]), literal([1, 2, 3], [3])];
    expect(evaluate(gradients(x.sum(), [y])[0]!)).toEqual([0, 0, 0]);
  });

  it("are of nodes inside the graph, too, and one may lie behind another", () => {
    const x = constant(3);
    const y = x.square();
    expect(gradients(y.square(), [y, x]).map((gradient) => evaluate(gradient)[0])).toEqual([18, 108]);
  });

  it("are 1 of the loss itself", () =>
    expect(evaluate(gradients(constant(3), [constant(3)])[0]!)).toEqual([0]));

  it("share a maximum evenly between equals", () => {
    const x = literal([1, 3, 3, 3], [4]);
    expect(evaluate(gradients(x.max(), [x])[0]!)).toEqual([0, 1 / 3, 1 / 3, 1 / 3]);
  });

  it("of a graph of 10,000 nodes do not overflow the stack", () => {
    const x = state("x", []);
    let y: Tensor = x;
    for (let i = 0; i < 10_000; i++) y = y.mul(0.9999).add(x);
    const [gradient] = gradients(y, [x]);
    expect(inputsFirst([gradient!]).length).toBeGreaterThan(10_000);
    // The sum over k < n of 0.9999^k, and 0.9999^n.
    const power = 0.9999 ** 10_000;
    expect(evaluate(gradient!, { x: [2] })[0]).toBeCloseTo((1 - power) / 0.0001 + power, 8);
  });

  it("of many slices are one placement", () => {
    const x = state("x", [50, 4]);
    const parts = Array.from({ length: 50 }, (_, i) => x.slice(0, i, i + 1).square());
    const [gradient] = gradients(parts.reduce((a, b) => a.add(b)).sum(), [x]);
    expect(gradient!.op).toBe("place");
    checkGradient(
      (y) =>
        y!
          .slice(0, 0, 2)
          .mul(y!.slice(0, 1, 3))
          .add(y!.slice(0, 2).exp()),
      [[3]],
    );
  });

  it("of transposes and flips are views", () => {
    const x = state("x", [2, 1, 3]);
    const [gradient] = gradients(x.transpose().flip(0).square().sum(), [x]);
    const ops = new Set(inputsFirst([gradient!]).map((node) => node.op));
    expect(ops.has("view")).toBe(true);
    expect(ops.has("place")).toBe(false);
  });

  it("are of a loss that is one number, and of floats", () => {
    const x = state("x", [2]);
    expect(() => gradients(x, [x])).toThrow(
      new ShapeError("gradients: the loss has shape [2]; sum or mean makes it one number"),
    );
    const counter = state("n", [], "int");
    expect(() => gradients(x.sum(), [counter])).toThrow(new DTypeError("gradients: takes floats, not int"));
  });

  it("of tensors without elements have none", () => {
    const x = state("x", [0, 3]);
    const loss = x
      .matmul(full(1, [3, 2]))
      .sum()
      .add(x.max(1).sum())
      .add(x.slice(1, 1).transpose().sum());
    expect(evaluate(gradients(loss, [x])[0]!)).toEqual([]);
  });

  it("of convolutions", () => {
    checkSecondGradient(
      (x, k) => convolution(x!, k!, { stride: 2, padding: 1, dilation: 2, groups: 2 }).square(),
      [
        [2, 2, 6],
        [4, 1, 2],
      ],
    );
    checkGradient(
      (x, k) => transposedConvolution(x!, k!, { stride: [2, 1], padding: [1, 0] }).square(),
      [
        [2, 2, 2, 2],
        [2, 3, 2, 2],
      ],
    );
  });
});
