import { concat, type Entry, gradients, input, literal, state, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential, type Feeds } from "./differential.ts";
import type { EntryCall } from "./observe.ts";
import { expectSameBits, given, precisions } from "./same-bits.ts";
import { plain } from "./values.ts";

const nothing: Entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: {} };

function run(states: Record<string, Tensor>, step: Entry, calls: readonly EntryCall[], feeds: Feeds): void {
  const tables = step.rows.map(({ tensor, table }) => ({
    name: table,
    rows: 50,
    shape: tensor.shape.slice(1),
    dtype: tensor.dtype,
  }));
  for (const precision of precisions)
    differential(
      {
        precision,
        tables,
        state: Object.entries(states).map(([name, tensor]) => ({ name, tensor })),
        entries: { step },
      },
      calls,
      feeds,
    );
}

// An executor may pass only so much at a time, and cut a longer call for itself.
describe("calls of many steps", () => {
  const w = state("w", [3]);
  const row = input("row", [2, 3]);
  const rate = input("rate", []);
  const step: Entry = {
    ...nothing,
    batch: 2,
    rows: [{ tensor: row, table: "data" }],
    scalars: [rate],
    updates: [{ state: w, value: w.mul(0.99).add(row.mean(0).mul(rate)) }],
    outputs: { w, norm: w.square().sum() },
  };
  it("have their feeds and outputs in order", () => {
    const steps = 9000;
    const call: EntryCall = {
      entry: "step",
      steps,
      rows: Int32Array.from({ length: 2 * steps }, (_, i) => (i * 7) % 50),
      scalars: Float64Array.from({ length: steps }, (_, i) => (i % 11) / 100),
    };
    run({ w }, step, [call], { tables: { data: plain("data", [50, 3]) } });
  });
  it("stop where an index falls outside, however late", () => {
    const count = state("count", [1], "int");
    const picked = literal([1, 2], [2]).gather(0, count.add(-4999).maximum(0));
    const counting = { ...nothing, updates: [{ state: count, value: count.add(1) }], outputs: { picked } };
    run({ count }, counting, [{ entry: "step", steps: 6000 }], {});
  });
  it("hand back large outputs", () => {
    const wide = state("wide", [200, 90]);
    const growing = { ...nothing, updates: [{ state: wide, value: wide.mul(1.01) }], outputs: { wide } };
    run({ wide }, growing, [{ entry: "step", steps: 12 }], { state: { wide: plain("wide", [200, 90]) } });
  });
});

describe("graphs of many nodes", () => {
  it("in one chain", () => {
    let [number, line] = [given("number", []), given("line", [9])];
    for (let i = 0; i < 2500; i++) {
      number = number.mul(0.999).add(i);
      line = i % 50 === 0 ? line.sub(line.mean()) : line.mul(0.999).add(number);
    }
    expectSameBits({ number, line });
  });
  it("side by side", () => {
    const parts = Array.from({ length: 400 }, (_, i) =>
      given(`part${i % 20}`, [5])
        .mul(i)
        .sin(),
    );
    expectSameBits({ joined: concat(parts, 0), sum: parts.reduce((sum, part) => sum.add(part)) });
  });
  it("of many states, each with its update", () => {
    const states = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [`w${i}`, state(`w${i}`, [1 + (i % 5)])]),
    );
    const all = Object.values(states);
    const loss = all.map((w, i) => w.sub(i).square().sum()).reduce((sum, part) => sum.add(part));
    const slopes = gradients(loss, all);
    const updates = all.map((w, i) => ({ state: w, value: w.sub(slopes[i]!.mul(0.1)) }));
    run(states, { ...nothing, updates, outputs: { loss } }, [{ entry: "step", steps: 3 }], {});
  });
});

it("tensors of more than a page", () => {
  const x = given("x", [300, 257]);
  expectSameBits({
    sums: x.sum(0),
    all: x.sum(),
    turned: x.transpose().slice(0, 100, 120),
    activated: x
      .tanh()
      .add(given("b", [257]))
      .max(1),
  });
});
