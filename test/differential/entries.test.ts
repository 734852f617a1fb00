import { constant, type Entry, full, input, iota, literal, type Program, state } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import type { EntryCall } from "./observe.ts";
import { precisions } from "./same-bits.ts";
import { integers, plain } from "./values.ts";

const nothing: Entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: {} };
const everywhere = (program: Omit<Program, "precision">, calls: readonly EntryCall[], feeds = {}): void => {
  for (const precision of precisions) differential({ ...program, precision }, calls, feeds);
};

const w = state("w", [3]);
const count = state("count", [], "int");
const odd = state("odd", [2], "bool");
const states = Object.entries({ w, count, odd }).map(([name, tensor]) => ({ name, tensor }));

describe("outputs", () => {
  const row = input("row", [2, 3]);
  const rate = input("rate", []);
  const data = { name: "data", rows: 4, shape: [3], dtype: "float" as const };
  const call: EntryCall = {
    entry: "look",
    steps: 3,
    rows: Int32Array.of(0, 1, 3, 3, 2, 0),
    scalars: Float64Array.of(0.1, -0, NaN),
  };
  it("are states, inputs and constants, under several names, beside what is computed", () => {
    const sum = row.sum(0).add(w);
    const computed = { sum, again: sum, renamed: sum.reshape([1, 3]), part: sum.slice(0, 1) };
    const given = { w, same: w, count, odd, row, rate, flat: row.reshape([6]), turned: row.transpose() };
    const fixed = {
      one: constant(1),
      third: constant(1).div(3),
      wide: full(-0, [2, 2]),
      bool: full(1, [3], "bool"),
      list: literal([1, NaN, -0], [3]),
      numbers: iota(5),
    };
    const look: Entry = {
      batch: 2,
      rows: [{ tensor: row, table: "data" }],
      scalars: [rate],
      updates: [
        { state: w, value: sum },
        { state: count, value: count.add(1) },
        { state: odd, value: odd.not() },
      ],
      outputs: { ...computed, ...given, ...fixed },
    };
    const feeds = { tables: { data: plain("data", [4, 3]) }, state: { w: [1, -0, NaN], odd: [1, 0] } };
    everywhere({ tables: [data], state: states, entries: { look } }, [call, { ...call, steps: 3 }], feeds);
  });
  it("are none", () =>
    everywhere({ tables: [], state: states, entries: { nothing } }, [{ entry: "nothing", steps: 2 }]));
  it("are of no element", () => {
    const empty = { ...nothing, outputs: { empty: literal([], [0, 3]).add(w), w } };
    everywhere({ tables: [], state: states, entries: { empty } }, [{ entry: "empty", steps: 2 }]);
  });
});

describe("tables", () => {
  const x = input("x", [3, 2, 2]);
  const label = input("label", [3], "int");
  const flag = input("flag", [3, 5], "bool");
  const tables = [
    { name: "images", rows: 6, shape: [2, 2], dtype: "float" as const },
    { name: "labels", rows: 7, shape: [], dtype: "int" as const },
    { name: "flags", rows: 6, shape: [5], dtype: "bool" as const },
    { name: "unread", rows: 2, shape: [2], dtype: "float" as const },
    { name: "empty", rows: 0, shape: [2], dtype: "float" as const },
    { name: "narrow", rows: 6, shape: [0], dtype: "float" as const },
  ];
  const look: Entry = {
    ...nothing,
    batch: 3,
    rows: [
      { tensor: x, table: "images" },
      { tensor: label, table: "labels" },
      { tensor: flag, table: "flags" },
    ],
    outputs: {
      x,
      label,
      flag,
      sum: x.sum([1, 2]),
      chosen: flag.where(label.reshape([3, 1]), -1),
      scaled: x.mul(label.cast("float").reshape([3, 1, 1])),
    },
  };
  const values = {
    images: plain("images", [6, 4]),
    labels: integers("labels", [7], 2 ** 31).map((value) => -value),
    flags: integers("flags", [6, 5], 2),
  };
  it("of floats, ints and bools, read by the same rows, in any order and repeatedly", () => {
    const calls = [
      { entry: "look", steps: 3, rows: Int32Array.of(5, 0, 3, 3, 3, 3, 1, 2, 4) },
      { entry: "look", steps: 1, rows: Int32Array.of(0, 5, 0) },
    ];
    everywhere({ tables, state: [], entries: { look } }, calls, { tables: values });
  });
  it("are zeros until they are loaded", () =>
    everywhere({ tables, state: [], entries: { look } }, [
      { entry: "look", steps: 1, rows: Int32Array.of(1, 2, 0) },
    ]));
  it("serve one table to two inputs, and one whose rows hold nothing", () => {
    const [twin, narrow] = [input("twin", [3, 2, 2]), input("narrow", [3, 0])];
    const rows = [look.rows[0]!, { tensor: twin, table: "images" }, { tensor: narrow, table: "narrow" }];
    const both: Entry = { ...look, rows, outputs: { difference: x.sub(twin), sum: narrow.sum(1), narrow } };
    const call = { entry: "both", steps: 2, rows: Int32Array.of(0, 1, 2, 5, 4, 3) };
    everywhere({ tables, state: [], entries: { both } }, [call], { tables: values });
  });
  it("hold a dataset that is not rounded before it is loaded", () => {
    const images = values.images.map((value) => value / 3);
    const call = { entry: "look", steps: 1, rows: Int32Array.of(0, 1, 2) };
    everywhere({ tables, state: [], entries: { look } }, [call], { tables: { images } });
  });
});

describe("entries", () => {
  const x = input("x", [2, 3]);
  const last = input("x", [1, 3]);
  const train = (batch: typeof x): Entry => ({
    ...nothing,
    batch: batch.shape[0]!,
    rows: [{ tensor: batch, table: "data" }],
    updates: [
      { state: w, value: w.mul(0.9).add(batch.mean(0)) },
      { state: count, value: count.add(1) },
    ],
    outputs: { loss: batch.mul(w).sum() },
  });
  const shared = w.mul(2).exp();
  const program = {
    tables: [{ name: "data", rows: 5, shape: [3], dtype: "float" as const }],
    state: states,
    entries: {
      train: train(x),
      last: train(last),
      score: { ...nothing, outputs: { shared, norm: w.square().sum().sqrt() } },
      decay: { ...nothing, updates: [{ state: w, value: shared.sub(1) }], outputs: { shared } },
      idle: { ...nothing, batch: 4, outputs: { count } },
    },
  };
  const epoch: EntryCall[] = [
    { entry: "train", steps: 2, rows: Int32Array.of(4, 0, 1, 3) },
    { entry: "last", steps: 1, rows: Int32Array.of(2) },
  ];
  const feeds = { tables: { data: plain("data", [5, 3]) }, state: { w: [0.1, 0.2, 0.3] } };

  it("share their state, and nodes, and no more", () =>
    everywhere(
      program,
      [
        ...epoch,
        { entry: "score", steps: 1 },
        { entry: "decay", steps: 2 },
        { entry: "score", steps: 2 },
        ...epoch,
      ],
      feeds,
    ));
  it("run no steps", () =>
    everywhere(
      program,
      [{ entry: "train", steps: 0 }, { entry: "score", steps: 0 }, ...epoch, { entry: "last", steps: 0 }],
      feeds,
    ));
  it("read no table, whatever the batch", () =>
    everywhere(program, [{ entry: "idle", steps: 2, rows: Int32Array.of(9, -1, 0, 0, 1, 1, 1, 1) }], feeds));
  it("may be none", () => everywhere({ ...program, entries: {} }, [], feeds));
});
