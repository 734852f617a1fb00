import { full, literal, type Padding, pad, state, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { fuse } from "../lower/fuse.ts";
import { createSimplifier } from "../lower/simplify.ts";
import { kernelKey } from "./kernel-key.ts";

/** The keys of the kernels that tensors need, as one text. */
const keyOf = (...tensors: Tensor[]): string =>
  fuse(createSimplifier("f32").nodes(tensors), "f32").map(kernelKey).join("\n\n");

const x = state("x", [4, 6]);
const y = state("y", [4, 6]);
const w = state("w", [6, 5]);
const index = state("index", [4, 6], "int");

describe("kernels of one key", () => {
  it("do the same with other nodes", () => {
    expect(keyOf(x.add(y).exp())).toBe(keyOf(y.add(state("z", [4, 6])).exp()));
    expect(keyOf(x.matmul(w).add(1))).toBe(keyOf(y.matmul(state("v", [6, 5])).add(1)));
    expect(keyOf(x.gather(0, index))).toBe(keyOf(y.gather(0, state("other", [4, 6], "int"))));
  });
  it("are found however their formulas share what they share", () => {
    const square = x.mul(x);
    expect(keyOf(square.add(square))).toBe(keyOf(y.mul(y).add(y.mul(y))));
  });
});

it("a key tells apart what is computed otherwise", () => {
  const zeros = full(0, [4, 6]);
  const around: Padding = [
    [1, 1],
    [0, 2],
  ];
  const variants: Readonly<Record<string, Tensor | Tensor[]>> = {
    sum: x.add(y),
    "one operand twice": x.add(x),
    "another op": x.sub(y),
    "a constant": x.add(1),
    "another constant": x.add(2),
    "a constant of 0": x.maximum(0),
    "a constant of -0": x.maximum(-0),
    "a constant that is NaN": x.add(Number.NaN),
    "two results": [x.add(y), x.add(y).exp()],
    "the second of them": x.add(y).exp(),
    "another order of elements": x.flip(0).add(y),
    "another shape": state("flat", [24]).reshape([2, 12]).transpose().add(1),
    ints: index.add(index),
    "an int and a float": index.cast("float").add(x),
    "a sum of rows": x.sum(1),
    "a sum of columns": x.sum(0),
    "the largest of rows": x.max(1),
    "the places of rows": x.argmax(1),
    "both of rows": [x.argmax(1), x.max(1)],
    "both, the other way round": [x.max(1), x.argmax(1).add(1)],
    product: x.matmul(w),
    "a product with a sum": x.matmul(w).add(1),
    "a product of the transpose": x.transpose().matmul(y),
    padding: pad(x, around),
    "padding with another number": pad(x, around, { value: -0 }),
    gather: x.gather(0, index),
    "gather along the other axis": x.gather(1, index),
    "scatterAdd onto a tensor": y.scatterAdd(0, index, x),
    "scatterAdd onto zeros": zeros.scatterAdd(0, index, x),
    "scatterAdd onto ones": full(1, [4, 6]).scatterAdd(0, index, x),
    "scatterAdd of itself": x.scatterAdd(0, index, x),
    "what a table holds is none of a formula": literal([1, 2, 3, 4, 5, 6], [6]).add(x),
  };
  const names = new Map<string, string>();
  for (const [name, tensors] of Object.entries(variants)) {
    const key = Array.isArray(tensors) ? keyOf(...tensors) : keyOf(tensors);
    expect(`${name} is not ${names.get(key)}`).toBe(`${name} is not undefined`);
    names.set(key, name);
  }
});

it("a key tells the zeros apart that scatterAdd adds to", () =>
  expect(keyOf(full(0, [4, 6]).scatterAdd(0, index, x))).not.toBe(
    keyOf(full(-0, [4, 6]).scatterAdd(0, index, x)),
  ));
