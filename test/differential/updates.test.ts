import { constant, type Entry, full, gradients, input, literal, state, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import { precisions } from "./same-bits.ts";
import { plain } from "./values.ts";

const [a, b, c] = [state("a", [7]), state("b", [7]), state("c", [7])];
const grid = state("grid", [7, 1]);
const wide = state("wide", [3, 7]);
const tensors = { a, b, c, grid, wide };

const start = Object.fromEntries(
  Object.entries(tensors).map(([name, { shape }]) => [name, plain(name, shape)]),
);

/** Runs a step of these updates, each time from what the last has left. */
function expectSameState(
  updates: readonly (readonly [state: Tensor, value: Tensor])[],
  outputs: Entry["outputs"] = {},
  changed: Partial<Entry> = {},
): void {
  const step: Entry = {
    batch: 0,
    rows: [],
    scalars: [],
    updates: updates.map(([state, value]) => ({ state, value })),
    outputs,
    ...changed,
  };
  for (const precision of precisions)
    differential(
      {
        precision,
        tables: [{ name: "data", rows: 5, shape: [7], dtype: "float" }],
        state: Object.entries(tensors).map(([name, tensor]) => ({ name, tensor })),
        entries: { step },
      },
      [1, 2, 5].map((steps) => ({
        entry: "step",
        steps,
        rows: Int32Array.from({ length: steps * step.batch }, (_, i) => (i * 2) % 5),
        scalars: Float64Array.from({ length: steps * step.scalars.length }, (_, i) => i / 3),
      })),
      { state: start, tables: { data: plain("data", [5, 7]) } },
    );
}

describe("updates that move states", () => {
  it("swap two", () =>
    expectSameState([
      [a, b],
      [b, a],
    ]));
  it("rotate three, against the order of their declaration", () =>
    expectSameState([
      [c, a],
      [b, c],
      [a, b],
    ]));
  it("copy one into several", () =>
    expectSameState([
      [b, a],
      [c, a],
      [a, a],
    ]));
  it("through reshapes and stopGradient, which only rename", () =>
    expectSameState([
      [grid, a.reshape([7, 1])],
      [a, grid.stopGradient().reshape([7])],
    ]));
  it("through views of one another", () =>
    expectSameState([
      [a, b.flip(0)],
      [b, a.flip(0)],
      [wide, wide.flip(1).flip(0)],
      [c, wide.slice(0, 1, 2).reshape([7])],
    ]));
});

describe("updates that compute", () => {
  it("from states that the same step updates", () =>
    expectSameState([
      [a, a.add(b)],
      [b, a.sub(b)],
      [c, a.mul(b).add(c.mul(0.5))],
    ]));
  it("a state that also is read elsewhere, element by element and in other places", () =>
    expectSameState(
      [
        [a, a.mul(0.5).add(a.flip(0))],
        [b, b.sub(b.mean())],
        [wide, wide.sub(wide.slice(0, 0, 1)).add(a)],
      ],
      { sum: a.sum(), product: wide.matmul(grid) },
    ));
  it("a product into a state that it reads", () =>
    expectSameState([
      [wide, wide.matmul(grid.matmul(grid.transpose())).tanh()],
      [grid, wide.transpose().matmul(wide).matmul(grid).tanh()],
    ]));
  it("two states by one value", () => {
    const value = a.mul(b).tanh();
    expectSameState(
      [
        [a, value],
        [b, value],
        [c, value.reshape([7])],
      ],
      { value },
    );
  });
  it("nothing that shows", () => expectSameState([], { sum: a.add(b) }));
});

describe("updates that assign what is not computed", () => {
  it("constants, of each kind", () =>
    expectSameState([
      [a, full(0.1, [7])],
      [b, literal([1, -0, 0, NaN, Infinity, 1e-46, 0.3], [7])],
      [grid, constant(3).mul(2).broadcastTo([7, 1])],
    ]));
  it("inputs: a row and a scalar", () => {
    const [row, rate] = [input("row", [1, 7]), input("rate", [])];
    const changed = { batch: 1, rows: [{ tensor: row, table: "data" }], scalars: [rate] };
    const fromInputs: [Tensor, Tensor][] = [
      [a, row.reshape([7])],
      [b, rate.broadcastTo([7])],
      [c, a],
    ];
    expectSameState(fromInputs, { row, rate }, changed);
  });
});

describe("optimizers", () => {
  const x = literal(plain("x", [5, 7]), [5, 7]);
  const loss = x
    .matmul(wide.transpose())
    .tanh()
    .sum(1)
    .sub(x.matmul(grid).reshape([5]))
    .square()
    .mean();
  const [slope, other] = gradients(loss, [wide, grid]);
  it("with moments, on a state that other products read", () => {
    const m = a.mul(0.9).add(slope!.slice(0, 0, 1).reshape([7]).mul(0.1));
    const v = b.mul(0.999).add(slope!.slice(0, 0, 1).reshape([7]).square().mul(0.001));
    expectSameState(
      [
        [wide, wide.sub(slope!.mul(0.1)).sub(m.div(v.sqrt().add(1e-8)))],
        [grid, grid.sub(other!.mul(0.1))],
        [a, m],
        [b, v],
      ],
      { loss },
    );
  });
  it("clipped by the norm of all gradients", () => {
    const norm = slope!.square().sum().add(other!.square().sum()).sqrt();
    const scale = norm.greater(0.5).where(norm.reciprocal().mul(0.5), 1);
    expectSameState([
      [wide, wide.sub(slope!.mul(scale))],
      [grid, grid.sub(other!.mul(scale))],
    ]);
  });
});
