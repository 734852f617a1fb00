import { type Entry, input, iota, literal, type Program, state, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import type { EntryCall } from "./observe.ts";
import { precisions } from "./same-bits.ts";
import { plain } from "./values.ts";

const [rows, size, batch] = [7, 5, 4];
const x = input("x", [batch, size]);
const seen = input("seen", [rows, size]);
const w = state("w", [batch, size]);
const count = state("count", [], "int");
const table = (name: string) => ({ name, rows, shape: [size], dtype: "float" }) as const;
const nothing: Entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: {} };

/** Shows a table, which nothing else does. */
const show = (name: string): Entry => ({
  ...nothing,
  batch: rows,
  rows: [{ tensor: seen, table: name }],
  outputs: { seen },
});
const showing = (name: string): EntryCall => ({
  entry: `show ${name}`,
  steps: 1,
  rows: Int32Array.from({ length: rows }, (_, row) => row),
});

/** Runs an entry with these rows of each step, and looks at both tables after each call. */
function expectSameTables(entry: Partial<Entry>, ...steps: readonly (readonly number[])[][]): void {
  const program: Omit<Program, "precision"> = {
    tables: [table("from"), table("to")],
    state: [
      { name: "w", tensor: w },
      { name: "count", tensor: count },
    ],
    entries: {
      run: { ...nothing, batch, rows: [{ tensor: x, table: "from" }], ...entry },
      "show from": show("from"),
      "show to": show("to"),
    },
  };
  const calls = steps.flatMap((own): EntryCall[] => [
    { entry: "run", steps: own.length, rows: Int32Array.from(own.flat()) },
    showing("from"),
    showing("to"),
  ]);
  const feeds = { tables: { from: plain("from", [rows, size]) }, state: { w: plain("w", [batch, size]) } };
  for (const precision of precisions) differential({ ...program, precision }, calls, feeds);
}

const apart = [0, 1, 2, 3];
const others = [6, 2, 5, 4];
const twice = [3, 1, 3, 1];
const same = [2, 2, 2, 2];

describe("rows that are stored", () => {
  const to = (value: Tensor): Partial<Entry> => ({ stores: [{ table: "to", value }] });

  it("of equal ones in a step keep the later, in each call", () =>
    expectSameTables(to(x.add(w).tanh()), [twice], [same, twice], [apart, same, others]));
  it("differ where their rows are equal, as their places in the batch do", () =>
    expectSameTables(
      to(iota(batch).cast("float").reshape([batch, 1]).add(x)),
      [twice, same],
      [twice, twice],
    ));
  it("are constants, inputs, views of inputs, and states", () => {
    for (const value of [
      literal(plain("value", [batch, size]), [batch, size]),
      x,
      x.flip(0),
      w,
      w.flip(1),
      w.slice(0, 0, 1).broadcastTo([batch, size]),
    ])
      expectSameTables(to(value), [apart, twice], [others]);
  });
  it("are also outputs and new states", () => {
    const value = x.sub(w);
    const updates = [{ state: w, value }];
    expectSameTables({ ...to(value), updates, outputs: { value } }, [apart, twice], [same, same]);
  });
  it("go to both tables, in one order of rows", () =>
    expectSameTables(
      {
        stores: [
          { table: "to", value: x.mul(2) },
          { table: "from", value: x.add(1) },
        ],
      },
      [apart, others, twice],
      [twice, twice, twice],
    ));
  it("are many, in a loop", () => {
    const many = input("many", [60, size]);
    const wide = { batch: 60, rows: [{ tensor: many, table: "from" }] };
    const order = Array.from({ length: 60 }, (_, i) => (i * 5) % rows);
    expectSameTables({ ...wide, stores: [{ table: "to", value: many.square() }] }, [
      order,
      order.toReversed(),
    ]);
  });
});

describe("an entry that stores into a table that it reads", () => {
  const back = (value: Tensor, more: Partial<Entry> = {}): Partial<Entry> => ({
    stores: [{ table: "from", value }],
    ...more,
  });

  it("sees what the steps before it stored, also where all steps have the same rows", () => {
    const outputs = { x, sum: x.sum() };
    for (const own of [apart, twice, same])
      expectSameTables(back(x.mul(1.5).add(0.1), { outputs }), [own, own, own], [own], [own, own]);
    expectSameTables(back(x.mul(1.5).flip(0), { outputs }), [apart, others, apart, twice]);
  });
  it("takes its rows before it stores them", () =>
    expectSameTables(back(x.flip(0)), [apart], [apart, apart], [others, others, others]));
});

describe("a state that is stored and updated", () => {
  it("is stored as it was before the step", () =>
    expectSameTables(
      { stores: [{ table: "to", value: w }], updates: [{ state: w, value: w.mul(0.5).add(x) }] },
      [apart, others],
      [same, twice, twice],
    ));
  it("in place, is stored as it is after the step", () => {
    const value = w.mul(0.5).add(x);
    expectSameTables(
      { stores: [{ table: "to", value }], updates: [{ state: w, value }] },
      [apart, others],
      [twice, twice, twice],
    );
  });
  it("in a view, too", () =>
    expectSameTables(
      { stores: [{ table: "to", value: w.flip(0) }], updates: [{ state: w, value: w.add(1) }] },
      [apart, apart, twice],
    ));
});

describe("an index that fails", () => {
  const picked = literal([0.5, 1.5, 2.5], [3]).gather(0, count.reshape([1]));
  const updates = [
    { state: count, value: count.add(1) },
    { state: w, value: w.add(picked) },
  ];
  const failing: Partial<Entry> = {
    updates,
    outputs: { picked },
    stores: [
      { table: "from", value: x.add(picked) },
      { table: "to", value: w },
    ],
  };
  it("keeps state and tables of the last whole step", () =>
    expectSameTables(failing, [apart, apart], [twice, others, twice], [apart]));
  it("stores nothing, not even what was computed before", () => {
    const early = { ...failing, stores: [{ table: "to", value: x.exp() }] };
    expectSameTables(early, [apart, others, twice, same], [apart]);
  });
});
