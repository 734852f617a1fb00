import { gradients, iota, maxPool, state, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import type { Node } from "./node.ts";
import { createSimplifier } from "./simplify.ts";

/** The kinds of all nodes that tensors need. */
function kinds(...roots: Tensor[]): string[] {
  const reached = new Set<Node>(createSimplifier("f32").nodes(roots));
  for (const node of reached) for (const input of node.inputs) reached.add(input);
  return [...reached].map(({ definition }) =>
    definition.kind === "reduce" ? definition.combine : definition.kind,
  );
}

const x = state("x", [4, 6]);
const place = (axis: number): Tensor => x.argmax(axis, { keepDims: true });

describe("elements at the places of the largest", () => {
  it("are the largest, along any axis", () => {
    for (const axis of [0, 1]) {
      const gathered = x.gather(axis, place(axis));
      expect(kinds(gathered).sort()).toEqual(["given", "max"]);
      const [one, other] = createSimplifier("f32").nodes([gathered, x.max(axis, { keepDims: true })]);
      expect(one!.definition).toEqual(other!.definition);
    }
  });
  it("are looked up where the places are another tensor's, another axis', or several", () => {
    const y = state("y", [4, 6]);
    expect(kinds(y.gather(1, place(1)))).toContain("gather");
    expect(kinds(x.gather(0, x.argmax(1, { keepDims: true }).reshape([1, 4]).slice(0, 0)))).toContain(
      "gather",
    );
    expect(kinds(x.gather(1, place(1).broadcastTo([4, 2])))).toContain("gather");
    const square = state("square", [5, 5]);
    expect(kinds(square.gather(0, square.argmax(1).reshape([1, 5])))).toContain("gather");
  });
  it("are looked up where the places are moved", () =>
    expect(kinds(x.gather(1, place(1).flip(0)))).toContain("gather"));
});

describe("numbers added at the places of the largest", () => {
  const zeros = x.mul(0);
  const noughts = iota(24).mul(0).cast("float").reshape([4, 6]);
  const source = state("source", [4, 1]);
  it("to zeros are comparisons with each place", () => {
    expect(kinds(noughts.scatterAdd(1, place(1), source))).not.toContain("scatter");
    expect(kinds(noughts.scatterAdd(0, place(0), state("row", [1, 6])))).not.toContain("scatter");
  });
  it("to anything else, or at any other places, are added one by one", () => {
    expect(kinds(zeros.scatterAdd(1, place(1), source))).toContain("scatter");
    expect(kinds(noughts.neg().scatterAdd(1, place(1), source))).toContain("scatter");
    expect(kinds(noughts.scatterAdd(1, place(1).add(0), source))).toContain("scatter");
    const places = state("tall", [4, 3, 6]).argmax(2);
    expect(kinds(noughts.scatterAdd(1, places, state("three", [4, 3])))).toContain("scatter");
    const several = state("several", [4, 3]);
    expect(kinds(noughts.scatterAdd(1, place(1).broadcastTo([4, 3]), several))).toContain("scatter");
  });
});

it("leaves nothing indexed of pooling and its gradient", () => {
  const image = state("image", [2, 3, 4, 4]);
  const pooled = maxPool(image, { size: 2 });
  const [slope] = gradients(pooled.square().sum(), [image]);
  const all = kinds(pooled, slope!);
  expect(all).toEqual(expect.arrayContaining(["max", "argmax"]));
  expect(all.filter((kind) => kind === "gather" || kind === "scatter")).toEqual([]);
});
