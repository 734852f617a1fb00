import { convolution, state, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { elementsOf } from "../testing/elements.ts";
import type { Axis } from "./kernel.ts";
import { operandOf } from "./operand.ts";
import { createSimplifier } from "./simplify.ts";

/** A tensor as an operand; nothing but what is given is in memory. */
function operand(tensor: Tensor, side: "left" | "right", shape = tensor.shape) {
  const [node] = createSimplifier("f32").nodes([tensor]);
  return operandOf(node!, shape, side, "f32", ({ definition }) => definition.kind === "given");
}

const axes = (...pairs: [length: number, stride: number][]): Axis[] =>
  pairs.map(([length, stride]) => ({ length, stride }));

const x = state("x", [3, 4]);

describe("an operand", () => {
  it("has rows and depth on the left, depth and columns on the right", () => {
    expect(operand(x, "left")).toMatchObject({
      offset: 0,
      batch: [],
      outer: axes([3, 4]),
      depth: axes([4, 1]),
    });
    expect(operand(x, "right")).toMatchObject({ outer: axes([4, 1]), depth: axes([3, 4]) });
  });

  it("that is transposed, sliced or flipped is strides of what it looks at", () => {
    const turned = operand(x.transpose(), "left");
    expect(turned).toMatchObject({ outer: axes([4, 1]), depth: axes([3, 4]) });
    expect(turned.node.definition.kind).toBe("given");
    expect(operand(x.slice(0, 1, 3).slice(1, 0, 4, 2), "left")).toMatchObject({
      offset: 4,
      outer: axes([2, 4]),
      depth: axes([2, 2]),
    });
    expect(operand(x.flip(1), "left")).toMatchObject({ offset: 3, depth: axes([4, -1]) });
  });

  it("has no axes of length 1, and walks neighbours as one", () => {
    const batched = state("batched", [2, 1, 3, 4]);
    expect(operand(batched, "left")).toMatchObject({ batch: axes([2, 12]), outer: axes([3, 4]) });
    expect(operand(state("several", [2, 5, 3, 4]), "left").batch).toEqual(axes([10, 12]));
    expect(operand(state("row", [1, 4]), "left")).toMatchObject({ outer: [], depth: axes([4, 1]) });
  });

  it("that is repeated moves by 0 along its batch", () => {
    const repeated = x.broadcastTo([5, 3, 4]);
    expect(operand(repeated, "right")).toMatchObject({ batch: axes([5, 0]), outer: axes([4, 1]) });
  });

  it("of another shape than its node is split where the product has it so", () => {
    const swapped = state("swapped", [2, 3, 4]).transpose([1, 0, 2]);
    expect(operand(swapped.reshape([3, 8]), "left")).toMatchObject({
      outer: axes([3, 4]),
      depth: axes([2, 12], [4, 1]),
    });
    expect(operand(x.transpose().reshape([2, 6]), "left")).toMatchObject({
      outer: axes([2, 2]),
      depth: axes([2, 1], [3, 4]),
    });
  });

  it("is its own node where it cannot be strides", () => {
    const crossed = x.transpose().reshape([3, 4]);
    expect(operand(crossed, "left")).toMatchObject({ outer: axes([3, 4]), depth: axes([4, 1]) });
    expect(operand(crossed, "left").node.shape).toEqual([4, 3]);
  });
});

it("reads a convolution's windows where they lie", () => {
  const image = state("image", [2, 3, 8, 8]);
  const kernel = state("kernel", [4, 3, 5, 5]);
  const simplifier = createSimplifier("f32");
  const [node] = simplifier.nodes([convolution(image, kernel)]);
  let contract = node!;
  while (contract.definition.kind !== "contract") contract = contract.inputs[0]!;
  const [batch, rows, columns] = [contract.shape.slice(0, -2), ...contract.shape.slice(-2)];
  const { depth } = contract.definition;
  const sides = ["left", "right"] as const;
  const operands = sides.map((side, i) => {
    const shape = side === "left" ? [...batch, rows!, depth] : [...batch, depth, columns!];
    const seen = operandOf(contract.inputs[i]!, shape, side, "f32", (of) => of.definition.kind === "given");
    const [outer, inner] = side === "left" ? [seen.outer, seen.depth] : [seen.depth, seen.outer];
    const all = [...seen.batch, ...outer, ...inner];
    const elements = elementsOf(
      { offset: seen.offset, strides: all.map(({ stride }) => stride) },
      all.map(({ length }) => length),
    );
    expect(elements).toHaveLength(shape.reduce((size, length) => size * length, 1));
    return { node: seen.node, elements };
  });
  const windows = operands.find((seen) => seen.node.size === 2 * 3 * 8 * 8)!;
  const weights = operands.find((seen) => seen.node.size === 4 * 3 * 5 * 5)!;
  expect(new Set(weights.elements).size).toBe(4 * 3 * 5 * 5);
  expect(new Set(windows.elements).size).toBe(2 * 3 * 8 * 8);
});
