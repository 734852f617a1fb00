import {
  constant,
  full,
  input,
  iota,
  literal,
  type Program,
  referenceExecutor,
  state,
  type Tensor,
} from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { isView } from "./resolve.ts";
import { createSimplifier } from "./simplify.ts";

const x = state("x", [3]);
const y = state("y", [3]);
const i = state("i", [3], "int");
const p = state("p", [3], "bool");

const nodes = (...tensors: Tensor[]) => createSimplifier("f32").nodes(tensors);
const node = (tensor: Tensor) => nodes(tensor)[0]!;
const expectSame = (a: Tensor, b: Tensor): void => {
  const [one, other] = nodes(a, b);
  expect(one).toBe(other);
};
const expectApart = (a: Tensor, b: Tensor): void => {
  const [one, other] = nodes(a, b);
  expect(one).not.toBe(other);
};
const uniform = (value: number) => ({ kind: "fill", value });

describe("what does not vary is computed now", () => {
  it("in the precision, as the reference does", () => {
    const third = constant(1).div(3).add(1e-9);
    const expected = Math.fround(Math.fround(Math.fround(1) / Math.fround(3)) + Math.fround(1e-9));
    expect(node(third).definition).toEqual(uniform(expected));
    expect(createSimplifier("f64").nodes([third])[0]!.definition).toEqual(uniform(1 / 3 + 1e-9));
  });
  it("to one value where all are equal, else to all of them", () => {
    expect(node(iota(3).mul(0)).definition).toEqual(uniform(0));
    expect(node(iota(3).add(1)).definition).toEqual({ kind: "data", values: Int32Array.of(1, 2, 3) });
    expect(node(literal([0, -0], [2])).definition.kind).toBe("data");
    expect(node(literal([Number.NaN, Number.NaN], [2]).neg()).definition).toEqual(uniform(Number.NaN));
    expect(node(literal([0, 0], [2]).neg()).definition).toEqual(uniform(-0));
  });
  it("through every kind of op, and not where it would make the module large", () => {
    const table = literal([1, 2, 3, 4], [2, 2]);
    expect(
      node(
        table
          .matmul(table)
          .sum(0)
          .take(0, literal([1], [1], "int")),
      ).definition,
    ).toEqual(uniform(32));
    const large = node(iota(2 ** 18 + 1).add(1));
    expect(large).toMatchObject({ varies: false, definition: { kind: "map" } });
  });
  it("and nothing that depends on state or inputs", () => {
    expect(node(x.mul(0))).toMatchObject({ varies: true, definition: { kind: "map" } });
    expect(node(input("fed", []).mul(0)).varies).toBe(true);
  });
});

describe("equal computations become one", () => {
  it("whatever they were written as", () => {
    expectSame(x.add(y).exp(), x.add(y).exp());
    expectSame(x.sum(0), x.sum(-1));
    expectSame(x.add(2), x.add(constant(1).add(1)));
    expectSame(x.mul(x), x.square());
  });
  it("but for what is fed or kept, each of which is itself", () => {
    expectApart(state("x", [3]), state("x", [3]));
    expectApart(input("x", []), input("x", []));
  });
  it("and not where a zero's sign, a shape or a type tells them apart", () => {
    expectApart(x.div(0), x.div(-0));
    expectApart(x.sum(0, { keepDims: true }), x.sum(0));
    expectApart(constant(1), full(1, [], "int"));
    expectApart(x.sub(y), y.sub(x));
    expectApart(literal([0, 1], [2]), literal([-0, 1], [2]));
    expectSame(literal([Number.NaN, 1], [2]), literal([Number.NaN, 1], [2]));
  });
  it("over all that one simplifier is asked for", () => {
    const simplifier = createSimplifier("f32");
    const [first] = simplifier.nodes([x.add(y)]);
    expect(simplifier.nodes([x.add(y)])[0]).toBe(first);
  });
});

describe("what only renames is what it renames", () => {
  it.each<[string, Tensor]>([
    ["reshape", x.reshape([1, 3])],
    ["stopGradient", x.stopGradient()],
    ["a transpose of a row", x.reshape([1, 3]).transpose()],
    ["a slice of all", x.slice(0, 0, 3)],
    ["a broadcast to an axis of 1", x.broadcastTo([1, 3])],
  ])("%s", (_, tensor) => expectSame(tensor, x));
  it("not what reads other elements, or others first", () => {
    for (const tensor of [x.flip(0), x.slice(0, 1), x.broadcastTo([2, 3])]) expectApart(tensor, x);
  });
  it("a view of one value is that value", () =>
    expect(node(constant(7).broadcastTo([2, 2]).transpose()).definition).toEqual(uniform(7)));
});

describe("arithmetic that cannot change its operand", () => {
  it.each<[string, Tensor, Tensor]>([
    ["x * 1", x.mul(1), x],
    ["1 * x", constant(1).mul(x), x],
    ["x / 1", x.div(1), x],
    ["x - 0", x.sub(0), x],
    ["x + -0", x.add(-0), x],
    ["-0 + x", constant(-0).add(x), x],
    ["i * 1", i.mul(1), i],
    ["i - 0", i.sub(0), i],
    ["true ? x : y", full(1, [3], "bool").where(x, y), x],
    ["false ? x : y", full(0, [3], "bool").where(x, y), y],
    ["(x * 1 - 0) / 1", x.mul(1).sub(0).div(1), x],
  ])("%s is gone", (_, tensor, left) => expectSame(tensor, left));
  it.each<[string, Tensor]>([
    ["x + 0, which makes 0 of -0", x.add(0)],
    ["0 + x", constant(0).add(x)],
    ["x - -0, which makes 0 of -0", x.sub(-0)],
    ["x * 0, which may be NaN or -0", x.mul(0)],
    ["x * -1", x.mul(-1)],
    ["0 - x, which makes 0 of 0", constant(0).sub(x)],
    ["1 / x", constant(1).div(x)],
    ["x - x", x.sub(x)],
    ["p ? x : x", p.where(x, x)],
  ])("%s stays", (_, tensor) => {
    expect(node(tensor)).toMatchObject({ varies: true, definition: { kind: "map" } });
    expectApart(tensor, x);
  });
  it("spreads what is left where the other operand had the shape", () => {
    const spread = node(state("s", []).mul(full(1, [2, 2])));
    expect(isView(spread, "f32")).toBe(true);
    expect(spread.shape).toEqual([2, 2]);
  });
  it("sees the 1 behind a computation", () => expectSame(x.mul(constant(3).sub(2)), x));
});

describe("a division by a power of two is a product", () => {
  it.each([2, -4, 2 ** 40])("by %d", (divisor) => expectSame(x.div(divisor), x.mul(1 / divisor)));
  it.each([3, 0.5, 0, 6, Number.POSITIVE_INFINITY])("not by %d", (divisor) =>
    expectApart(x.div(divisor), x.mul(1 / divisor)),
  );
  it("never the other way round", () => expectApart(constant(2).div(x), x.mul(0.5)));
});

it("knows the simplified graph of a real update", () => {
  const rate = input("rate", []);
  const decayed = x.sub(x.mul(1).mul(rate).mul(constant(4).div(4)));
  expectSame(decayed, x.sub(x.mul(rate)));
});

it("gives the reference's bits for what it folds, so that -0 and NaN stay", () => {
  const values = literal([0, -0, Number.NaN, 1e-46, 3e38], [5]);
  const folded = values.mul(-2).maximum(values);
  const program: Program = {
    precision: "f32",
    tables: [],
    state: [],
    entries: { main: { batch: 0, rows: [], scalars: [], updates: [], outputs: { folded } } },
  };
  const expected = referenceExecutor.compile(program).run("main", { steps: 1 }).folded;
  expect(node(folded).definition).toEqual({ kind: "data", values: expected });
});
