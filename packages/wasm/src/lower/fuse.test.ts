import { gradients, input, literal, pad, softmax, state, type Tensor } from "@titrate/tensor";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportKernel } from "../kernel-report.ts";
import { fuse } from "./fuse.ts";
import { isGiven } from "./groups.ts";
import { type Kernel, readsOf, writesOf } from "./kernel.ts";
import { createSimplifier } from "./simplify.ts";

const kernelsOf = (...tensors: Tensor[]): Kernel[] => fuse(createSimplifier("f32").nodes(tensors), "f32");

/** "contract: matmul [2, 3] x [3, 4], add" for each kernel. */
function told(...tensors: Tensor[]): string[] {
  const kernels = kernelsOf(...tensors);
  const written = new Set(kernels.flatMap(writesOf));
  const context = { precision: "f32", written, isUnrolled: () => true, partOf: () => undefined } as const;
  return kernels.map((kernel) => {
    const { kind, ops } = reportKernel(kernel, context);
    return `${kind}: ${ops.join(", ")}`;
  });
}

const x = state("x", [4, 6]);
const y = state("y", [4, 6]);
const w = state("w", [6, 5]);
const row = state("row", [6]);
const bias = state("bias", [5]);

describe("element-wise nodes", () => {
  it("that read each other are one kernel, whatever else is spread over them", () =>
    expect(told(x.add(row).mul(y).tanh().sub(x))).toEqual(["map: add, mul, tanh, sub"]));
  it("write what more than one result asks for, once each", () => {
    const sum = x.add(y);
    const kernels = kernelsOf(sum, sum.exp(), sum.neg());
    expect(kernels).toHaveLength(1);
    expect(writesOf(kernels[0]!)).toHaveLength(3);
    expect(readsOf(kernels[0]!)).toHaveLength(2);
  });
  it("that share nothing are kernels of their own", () =>
    expect(told(x.exp(), row.neg())).toEqual(["map: exp", "map: neg"]));
  it("that share a value but not their sizes read it from memory", () =>
    expect(told(row.exp().add(x), row.exp().square())).toEqual(["map: exp", "map: add", "map: mul"]));
  it("that are spread over others are computed once, not where they are read", () =>
    expect(told(row.exp().add(x))).toEqual(["map: exp", "map: add"]));
  it("go on in another shape of as many elements", () =>
    expect(told(x.exp().reshape([24]).neg().reshape([2, 12]).abs())).toEqual(["map: exp, neg, abs"]));
  it("are cut where one function would grow too large", () => {
    let long: Tensor = x;
    for (let i = 0; i < 1500; i++) long = long.add(y).abs();
    const kernels = kernelsOf(long);
    expect(kernels.length).toBe(3);
    expect(kernels.every(({ kind }) => kind === "map")).toBe(true);
  });
});

describe("a product", () => {
  it("is continued by bias and activation", () =>
    expect(told(x.matmul(w).add(bias).maximum(0))).toEqual([
      "contract: matmul [4, 6] x [6, 5], add, maximum",
    ]));
  it("keeps its own value where that is asked for, too", () => {
    const product = x.matmul(w);
    expect(writesOf(kernelsOf(product, product.tanh())[0]!)).toHaveLength(2);
  });
  it("has its operand in memory", () =>
    expect(told(x.exp().matmul(w))).toEqual(["map: exp", "contract: matmul [4, 6] x [6, 5]"]));
  it("reads transposes and slices where they lie", () =>
    expect(told(w.transpose().matmul(x.slice(0, 0, 2).transpose()))).toEqual([
      "contract: matmul [5, 6] x [6, 2]",
    ]));
  it("is not continued by what reads it in another order", () =>
    expect(told(x.matmul(w).transpose().exp())).toEqual(["contract: matmul [4, 6] x [6, 5]", "map: exp"]));
  it("does not share a kernel with another", () => {
    const other = y.matmul(w);
    expect(told(x.matmul(w).add(other))).toEqual([
      "contract: matmul [4, 6] x [6, 5]",
      "contract: matmul [4, 6] x [6, 5], add",
    ]);
  });
  it("that is large leaves an optimizer that reads much beside it to a kernel of its own", () => {
    const [m, v, weights] = ["m", "v", "weights"].map((name) => state(name, [64, 64])) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const slope = state("a", [128, 64])
      .transpose()
      .matmul(state("b", [128, 64]));
    const momentum = m.mul(0.9).add(slope);
    const square = v.mul(0.9).add(slope.square());
    const updated = weights.sub(momentum.div(square.sqrt()));
    const [product, update, ...more] = told(updated, momentum, square);
    expect(product).toBe("contract: matmul [64, 128] x [128, 64]");
    expect(update).toMatch(/^map: /);
    expect(more).toEqual([]);
    expect(told(weights.sub(slope))).toEqual(["contract: matmul [64, 128] x [128, 64], sub"]);
  });
});

describe("a reduction", () => {
  it("computes what it alone reads on the way, and what follows at its end", () =>
    expect(told(x.sub(y).square().sum(1).sqrt())).toEqual(["reduce: sub, mul, sum over [6], sqrt"]));
  it("reads from memory what others need as well", () => {
    const difference = x.sub(y);
    expect(told(difference.square().sum(1), difference)).toEqual(["map: sub, mul", "reduce: sum over [6]"]);
  });
  it("that is spread again begins a new kernel", () =>
    expect(told(x.sub(x.max(1, { keepDims: true })))).toEqual(["reduce: max over [6]", "map: sub"]));
  it("gives places and largest elements in one pass", () => {
    const kernels = kernelsOf(x.argmax(1), x.max(1));
    expect(kernels).toHaveLength(1);
    expect(writesOf(kernels[0]!)).toHaveLength(2);
    expect(kernelsOf(x.argmax(1), x.max(0))).toHaveLength(2);
    expect(kernelsOf(x.argmax(1), y.max(1))).toHaveLength(2);
  });
  it("of a softmax is followed by what guards against infinities", () =>
    expect(told(softmax(x, 1))).toEqual([
      "reduce: max over [6], abs, less, where",
      "map: sub, exp",
      "reduce: sum over [6], equal, where",
      "map: div",
    ]));
});

describe("an optimizer's update", () => {
  const rate = input("rate", []);
  const loss = x.matmul(w).square().sum();
  const [slope] = gradients(loss, [w]);
  it("runs where its gradient's elements are at hand", () =>
    expect(told(w.sub(slope!.mul(rate))).at(-1)).toBe("contract: matmul [6, 4] x [4, 5], mul, sub"));
  it("with momentum writes both", () => {
    const m = state("m", [6, 5]);
    const next = m.mul(0.9).add(slope!);
    const kernels = kernelsOf(next, w.sub(next.mul(rate)));
    expect(writesOf(kernels.at(-1)!)).toHaveLength(2);
  });
});

describe("views", () => {
  it("cost nothing: they are strides of what reads them", () =>
    expect(
      told(
        x
          .flip(1)
          .add(y.slice(0, 0, 1))
          .add(w.transpose().slice(0, 0, 4)),
      ),
    ).toEqual(["map: add x2"]));
  it("that are results are copies", () => expect(told(x.transpose())).toEqual(["map: copy"]));
  it("of what is computed let it be computed where it is read", () =>
    expect(
      told(
        x
          .exp()
          .transpose()
          .add(y.reshape([6, 4])),
      ),
    ).toEqual(["map: exp, add"]));
  it("of what others read as well, read memory", () => {
    const e = x.exp();
    expect(told(e.transpose().add(y.reshape([6, 4])), e.sum())).toHaveLength(3);
  });
});

it("writes pieces of a placement as they are computed", () =>
  expect(
    told(
      pad(x.exp(), [
        [1, 1],
        [0, 0],
      ]),
    ),
  ).toEqual([expect.stringMatching(/^place: exp, /)]));

it("has indexed operands in memory", () =>
  expect(told(x.exp().take(0, literal([1, 0], [2], "int")))).toEqual(["map: exp", "indexed: gather"]));

/** Graphs of what fusing decides about. */
const grown = fc
  .array(fc.tuple(fc.nat(11), fc.nat(), fc.nat()), { minLength: 1, maxLength: 14 })
  .map((steps) => {
    const pool: Tensor[] = [x, y, row, state("square", [6, 6])];
    for (const [kind, a, b] of steps) {
      const [one, other] = [pool[a % pool.length]!, pool[b % pool.length]!];
      const next = [
        () => one.exp(),
        () => one.neg(),
        () =>
          one.shape.at(-1) === other.shape.at(-1) &&
          one.shape.length === other.shape.length &&
          one.shape[0] === other.shape[0]
            ? one.add(other)
            : one.abs(),
        () => one.mul(row.slice(0, 0, 1)),
        () => one.transpose(),
        () => one.flip(0),
        () => one.reshape([-1]),
        () => (one.shape.length === 2 ? one.matmul(one.transpose()) : one.square()),
        () => one.sum(0, { keepDims: true }),
        () => one.sub(one.max(-1, { keepDims: true })),
        () => one.argmax(-1, { keepDims: true }).cast("float"),
        () => one.slice(0, 0, 1),
      ][kind]!;
      pool.push(next());
    }
    return [pool.at(-1)!, pool[Math.floor(pool.length / 2)]!];
  });

it("gives kernels in an order in which they can run, each value once, and every result", () =>
  fc.assert(
    fc.property(grown, (tensors) => {
      const roots = createSimplifier("f32").nodes(tensors);
      const written = new Set<unknown>();
      for (const kernel of fuse(roots, "f32")) {
        for (const node of readsOf(kernel)) expect(isGiven(node) || written.has(node)).toBe(true);
        for (const node of writesOf(kernel)) {
          expect(written.has(node)).toBe(false);
          written.add(node);
        }
      }
      expect(roots.every((root) => isGiven(root) || written.has(root))).toBe(true);
    }),
    { numRuns: 300 },
  ));
