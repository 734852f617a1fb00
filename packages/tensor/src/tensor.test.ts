import { describe, expect, it } from "vitest";
import { inputsFirst } from "./graph.ts";
import { constant, full, iota, literal, state } from "./leaves.ts";
import { DTypeError, ShapeError } from "./shape.ts";
import { Tensor } from "./tensor.ts";
import { evaluate } from "./testing/evaluate.ts";

const x = literal([1, 2, 3, 4, 5, 6], [2, 3]);
const float = (shape: number[]): Tensor => state("x", shape);

describe("errors of shape", () => {
  it.each<[string, () => unknown]>([
    ["matmul: [4, 3] x [5, 2]: the inner lengths 3 and 5 differ", () => float([4, 3]).matmul(float([5, 2]))],
    [
      "matmul: [5, 4, 3] x [5, 2]: the inner lengths 3 and 5 differ",
      () => float([5, 4, 3]).matmul(float([5, 2])),
    ],
    [
      "matmul: [3] x [3, 2]: both need two axes or more, [..., m, k] x [..., k, n]",
      () => float([3]).matmul(float([3, 2])),
    ],
    ["matmul: [2, 4, 3] x [3, 3, 2]: the batch axes differ", () => float([2, 4, 3]).matmul(float([3, 3, 2]))],
    [
      "add: [2, 3] x [2] do not broadcast; counted from the last axis, lengths must be equal or 1",
      () => float([2, 3]).add(float([2])),
    ],
    ["sum: [2, 3] has no axis 2; axes are -2 to 1", () => float([2, 3]).sum(2)],
    ["max: [] has no axis 0; a scalar has no axes", () => float([]).max(0)],
    ["sum: axes [1, 1] of [2, 3] name one axis twice", () => float([2, 3]).sum([1, -1])],
    ["argmax: axis 0 of [0, 3] is empty, so nothing in it is largest", () => float([0, 3]).argmax(0)],
    ["reshape: [2, 3] has 6 elements, [4] has 4", () => float([2, 3]).reshape([4])],
    [
      "reshape: no length for -1 makes [4, -1] hold 6 elements, as [2, 3]",
      () => float([2, 3]).reshape([4, -1]),
    ],
    [
      "broadcast: [2, 3] to [2]; counted from the last axis, lengths must be equal, or 1 in the first",
      () => float([2, 3]).broadcastTo([2]),
    ],
    ["transpose: axes [0, 0] must name each axis of [2, 3] once", () => float([2, 3]).transpose([0, 0])],
    [
      "slice: start 0, stop 2, step -1 of [2, 3]: integers, the step 1 or more (flip reverses)",
      () => float([2, 3]).slice(0, 0, 2, -1),
    ],
    [
      "gather: [2, 3] x [3, 2]: the index needs as many axes, none longer but axis 1",
      () => float([2, 3]).gather(1, state("i", [3, 2], "int")),
    ],
    [
      "scatterAdd: index [2, 1], source [2, 2]: they must have one shape",
      () => float([2, 3]).scatterAdd(1, state("i", [2, 1], "int"), float([2, 2])),
    ],
    ["take: the index [1, 1] must have one axis", () => float([2, 3]).take(0, state("i", [1, 1], "int"))],
    ["literal: [2, 2] holds 4 values, and 3 are given", () => literal([1, 2, 3], [2, 2])],
    ["state x: [2, -1] is no shape; lengths are integers of 0 or more", () => float([2, -1])],
    [
      "view: offset 1 and strides [1] over [2] leave [2]",
      () => new Tensor("view", { offset: 1, strides: [1], shape: [2] }, [float([2])]),
    ],
  ])("%s", (message, build) => expect(build).toThrow(new ShapeError(message)));
});

describe("errors of dtype", () => {
  it.each<[string, () => unknown]>([
    [
      'mul: takes float, float; or int, int; not float, bool; use .cast("float") if numbers are meant',
      () => x.mul(x.less(3)),
    ],
    ['exp: takes float; not int; use .cast("float") if numbers are meant', () => iota(2).exp()],
    ['sum: takes float or int, not bool; use .cast("float") if numbers are meant', () => x.less(3).sum()],
    ['max: takes float, not int; use .cast("float") if numbers are meant', () => iota(3).max()],
    ["gather's index: takes int, not float", () => x.gather(0, x)],
    [
      'constant: 0.5 is not an integer of 32 bits, as int asks; use .cast("float") if numbers are meant',
      () => iota(2).mul(0.5),
    ],
    ["and: takes bool, bool; not float, float", () => x.and(x)],
  ])("%s", (message, build) => expect(build).toThrow(new DTypeError(message)));
});

describe("Tensor", () => {
  it("takes numbers as operands of its own dtype", () => {
    expect(evaluate(iota(3).mul(2).add(1))).toEqual([1, 3, 5]);
    expect(iota(3).mul(2).dtype).toBe("int");
  });

  it("wraps ints", () =>
    expect(evaluate(literal([2147483647, -5], [2], "int").add(1))).toEqual([-2147483648, -4]));

  it("negates, multiplies and compares ints", () => {
    expect(evaluate(iota(3).neg())).toEqual([-0, -1, -2].map((n) => n + 0));
    expect(evaluate(iota(3).maximum(1))).toEqual([1, 1, 2]);
    expect(evaluate(iota(3).greater(1))).toEqual([0, 0, 1]);
    expect(evaluate(iota(5).sum())).toEqual([10]);
  });

  it("casts", () => {
    const floats = literal([-1.9, 1.9, NaN, 1e10, 0], [5]);
    expect(evaluate(floats.cast("int"))).toEqual([-1, 1, 0, 2147483647, 0]);
    expect(evaluate(floats.cast("bool"))).toEqual([1, 1, 1, 1, 0]);
    expect(evaluate(iota(2).cast("float").div(2))).toEqual([0, 0.5]);
    expect(evaluate(x.less(3).cast("float").sum())).toEqual([2]);
    expect(evaluate(iota(3).cast("bool").cast("int"))).toEqual([0, 1, 1]);
    expect(x.cast("float")).toBe(x);
  });

  it("reasons in bools", () => {
    const [a, b] = [literal([0, 0, 1, 1], [4], "bool"), literal([0, 1, 0, 1], [4], "bool")];
    expect(evaluate(a.and(b))).toEqual([0, 0, 0, 1]);
    expect(evaluate(a.or(b.not()))).toEqual([1, 0, 1, 1]);
    expect(evaluate(a.equal(b))).toEqual([1, 0, 0, 1]);
    expect(evaluate(a.notEqual(b))).toEqual([0, 1, 1, 0]);
    expect(evaluate(a.where(b, b.not()))).toEqual([1, 0, 0, 1]);
    expect(evaluate(a.where(1, b.cast("int")))).toEqual([0, 1, 1, 1]);
    expect(a.where(1, 0).dtype).toBe("float");
  });

  it("compares NaN with nothing but by notEqual", () => {
    const nan = constant(NaN);
    const compared = [
      nan.less(1),
      nan.lessEqual(1),
      nan.greater(1),
      nan.greaterEqual(1),
      nan.equal(NaN),
      nan.notEqual(1),
    ];
    expect(compared.flatMap((tensor) => evaluate(tensor))).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it("lets NaN through maximum, minimum, max and argmax", () => {
    const nan = literal([1, NaN, 3], [3]);
    expect(evaluate(nan.maximum(2))).toEqual([2, NaN, 3]);
    expect(evaluate(literal([2], [1]).minimum(nan))).toEqual([1, NaN, 2]);
    expect(evaluate(nan.max())).toEqual([NaN]);
    expect(evaluate(nan.argmax(0))).toEqual([1]);
  });

  it.each(["f32", "f64"] as const)("rounds halves to even in %s", (precision) => {
    const largest = precision === "f32" ? 2 ** 23 : 2 ** 52;
    const values = [
      0.5,
      1.5,
      2.5,
      -0.5,
      -2.5,
      -0.25,
      -0,
      largest - 0.5,
      largest + 1,
      -3 * largest,
      Infinity,
      NaN,
    ];
    const want = [0, 2, 2, -0, -2, -0, -0, largest, largest + 1, -3 * largest, Infinity, NaN];
    expect(evaluate(literal(values, [values.length]).round(), {}, precision)).toEqual(want);
  });

  it("floors, ceils and signs", () => {
    const values = literal([-1.5, -0, 0, 1.5, NaN], [5]);
    expect(evaluate(values.floor())).toEqual([-2, -0, 0, 1, NaN]);
    expect(evaluate(values.ceil())).toEqual([-1, -0, 0, 2, NaN]);
    expect(evaluate(values.sign())).toEqual([-1, -0, 0, 1, NaN]);
  });

  it("slices as NumPy does", () => {
    const list = iota(5);
    expect(evaluate(list.slice(0, 1))).toEqual([1, 2, 3, 4]);
    expect(evaluate(list.slice(0, -3, -1))).toEqual([2, 3]);
    expect(evaluate(list.slice(0, 0, 99, 2))).toEqual([0, 2, 4]);
    expect(evaluate(list.slice(0, 4, 1))).toEqual([]);
    expect(evaluate(list.slice(0, 5))).toEqual([]);
  });

  it("rearranges", () => {
    expect(evaluate(x.transpose())).toEqual([1, 4, 2, 5, 3, 6]);
    expect(evaluate(x.flip(1).flip(0))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(evaluate(x.reshape([3, -1]))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(evaluate(literal([1, 2], [2, 1]).broadcastTo([2, 2]))).toEqual([1, 1, 2, 2]);
  });

  it("multiplies stacks of matrices, broadcasting the stacks", () => {
    const stackOfTwo = literal([1, 0, 0, 1, 2, 0, 0, 2], [2, 1, 2, 2]);
    const product = stackOfTwo.matmul(x);
    expect(product.shape).toEqual([2, 1, 2, 3]);
    expect(evaluate(product)).toEqual([1, 2, 3, 4, 5, 6, 2, 4, 6, 8, 10, 12]);
    expect(evaluate(stackOfTwo.matmul(x.reshape([1, 2, 3])))).toEqual(evaluate(product));
    expect(evaluate(literal([], [2, 0]).matmul(literal([], [0, 2])))).toEqual([0, 0, 0, 0]);
    expect(literal([], [3, 2, 0]).matmul(literal([], [0, 2])).shape).toEqual([3, 2, 2]);
  });

  it("multiplies a stack by one matrix in one tall product", () => {
    const nodes = inputsFirst([float([5, 2, 3]).matmul(float([3, 4]))]);
    expect(nodes.find((node) => node.op === "matmul")!.shape).toEqual([10, 4]);
  });

  it("views nothing from offset 0", () => {
    const empty = float([2, 0]);
    for (const view of [empty.flip(1), empty.flip(0), x.slice(0, 2), x.slice(1, 3)])
      expect((view as Tensor<"view">).attributes.offset).toBeGreaterThanOrEqual(0);
    expect((x.slice(0, 2) as Tensor<"view">).attributes.offset).toBe(0);
  });

  it("gathers, takes and scatters", () => {
    const rows = literal([1, 0, 1], [3], "int");
    expect(evaluate(x.take(0, rows))).toEqual([4, 5, 6, 1, 2, 3, 4, 5, 6]);
    expect(evaluate(x.gather(1, literal([2, 0], [2, 1], "int")))).toEqual([3, 4]);
    expect(evaluate(full(0, [2]).scatterAdd(0, rows, literal([1, 2, 3], [3])))).toEqual([2, 4]);
  });

  it("reduces nothing and scalars", () => {
    const empty = literal([], [2, 0]);
    expect(evaluate(empty.sum(1))).toEqual([0, 0]);
    expect(evaluate(empty.max(1))).toEqual([-Infinity, -Infinity]);
    expect(evaluate(empty.mean())).toEqual([NaN]);
    expect(evaluate(constant(3).sum())).toEqual([3]);
    expect(evaluate(constant(3).mean())).toEqual([3]);
    expect(evaluate(empty.add(1).exp())).toEqual([]);
    expect(evaluate(x.sum([]))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("adds a sum in eight interleaved parts", () => {
    const values = Array.from({ length: 19 }, (_, i) => 1 / (i + 1));
    const p = values
      .slice(0, 8)
      .map((_, j) => values.filter((_, i) => i % 8 === j).reduce((a, b) => a + b, 0));
    const want = p[0]! + p[1]! + (p[2]! + p[3]!) + (p[4]! + p[5]! + (p[6]! + p[7]!));
    expect(evaluate(literal(values, [19]).sum())).toEqual([want]);
  });
});

describe("what is no tensor and no number", () => {
  const x = literal([1, 2], [2]);
  it.each([undefined, null, "2", true, {}])("is refused as an operand: %s", (y) => {
    expect(() => x.mul(y as never)).toThrow(TypeError);
    expect(() => x.greater(0).where(x, y as never)).toThrow(/where takes a tensor or a number, and gets/);
  });

  it("a tensor is no number either", () => {
    expect(() => (x as never as number) * 2).toThrow(/write x.mul\(2\), not x \* 2/);
    expect(() => (x as never as number) > 0).toThrow(TypeError);
    expect(`${x}`).toBe("a tensor [2] of float");
  });
});
