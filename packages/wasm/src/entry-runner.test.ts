import { type Entry, input, literal, type Program, state } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { compileProgram } from "./compile.ts";
import { openSession } from "./session.ts";

const rowSize = 4;
const total = state("total", [rowSize]);
const x = input("x", [2, rowSize]);
const rate = input("rate", []);
const data = { name: "data", rows: 3, shape: [rowSize], dtype: "float" } as const;
const rows = [{ tensor: x, table: "data" }];
const adding: Entry = {
  batch: 2,
  rows,
  scalars: [rate],
  updates: [{ state: total, value: total.add(x.sum(0).mul(rate)) }],
  outputs: { total },
};
const numbers = Array.from({ length: 3 * rowSize }, (_, i) => i + 1);

function opened(entries: Readonly<Record<string, Entry>>, more: Partial<Program> = {}) {
  const program: Program = {
    precision: "f64",
    tables: [data],
    state: [{ name: "total", tensor: total }],
    entries,
    ...more,
  };
  const compiled = compileProgram(program);
  const session = openSession(program, compiled);
  session.load("data", numbers);
  return { session, capacity: compiled.layout.entries.map((entry) => entry.capacity) };
}

/** The rows of a table that entry `look` reads. */
const look: Entry = { batch: 2, rows, scalars: [], updates: [], outputs: { x } };

describe("steps that repeat their rows", () => {
  it("give what steps with rows of their own give", () => {
    const [whole, stepwise] = [opened({ adding }).session, opened({ adding }).session];
    const scalars = Float64Array.of(1, 2, 3);
    const { total: seen } = whole.run("adding", { steps: 3, rows: Int32Array.of(2, 0, 2, 0, 2, 0), scalars });
    const found = [...scalars].flatMap((value) => [
      ...stepwise.run("adding", { steps: 1, rows: Int32Array.of(2, 0), scalars: Float64Array.of(value) })
        .total!,
    ]);
    expect([...seen!]).toEqual(found);
    expect(whole.snapshot().total![0]).toBe((1 + 9) * (1 + 2 + 3));
  });

  it("notice that a call has other rows, or a table other numbers, than the last one", () => {
    const { session } = opened({ look });
    const first = (row: number): number =>
      session.run("look", { steps: 1, rows: Int32Array.of(row, row) }).x![0]!;
    expect([first(0), first(1), first(0)]).toEqual([1, 5, 1]);
    session.load(
      "data",
      numbers.map((value) => -value),
    );
    expect(first(0)).toBe(-1);
  });

  it("notice where the last step alone has others", () => {
    const { session } = opened({ look });
    const { x: seen } = session.run("look", { steps: 3, rows: Int32Array.of(0, 1, 0, 1, 0, 2) });
    expect([seen![4], seen![12], seen![20]]).toEqual([5, 5, 9]);
  });

  it("see what the steps before stored into the table that they read", () => {
    const doubling = { ...look, stores: [{ table: "data", value: x.mul(2) }] };
    const { session } = opened({ doubling, look });
    const { x: seen } = session.run("doubling", { steps: 3, rows: Int32Array.of(0, 1, 0, 1, 0, 1) });
    expect([seen![0], seen![8], seen![16]]).toEqual([1, 2, 4]);
    expect(session.run("look", { steps: 1, rows: Int32Array.of(0, 2) }).x).toEqual(
      Float64Array.of(8, 16, 24, 32, 9, 10, 11, 12),
    );
  });

  it("are gathered once where what is stored goes to a table that they do not read", () => {
    const log = { ...data, name: "log" };
    const copying = { ...adding, stores: [{ table: "log", value: x.add(total) }] };
    const reading = { ...look, rows: [{ tensor: x, table: "log" }] };
    const { session } = opened({ copying, reading }, { tables: [data, log] });
    session.run("copying", { steps: 2, rows: Int32Array.of(0, 1, 0, 1), scalars: Float64Array.of(1, 1) });
    // Of the second step, with the state that the first one left.
    expect(session.run("reading", { steps: 1, rows: Int32Array.of(0, 1) }).x![0]).toBe(1 + (1 + 5));
  });
});

describe("a call of more steps than its buffers hold", () => {
  it("is run in several pieces, and does not show it", () => {
    const wide = state("wide", [3000]);
    const growing: Entry = {
      batch: 2,
      rows,
      scalars: [rate],
      updates: [{ state: wide, value: wide.add(rate).add(x.sum()) }],
      outputs: { wide, first: wide.slice(0, 0, 1), isLarge: wide.greater(100) },
    };
    const { session, capacity } = opened({ growing }, { state: [{ name: "wide", tensor: wide }] });
    const steps = 3 * capacity[0]! + 1;
    expect(capacity[0]).toBeGreaterThan(1);
    const rowsOf = (step: number): [number, number] => [step % 3, (step * 2) % 3];
    const found = session.run("growing", {
      steps,
      rows: Int32Array.from({ length: steps * 2 }, (_, i) => rowsOf(i >> 1)[i % 2]!),
      scalars: Float64Array.from({ length: steps }, (_, i) => i),
    });
    const sums = [10, 26, 42];
    let now = 0;
    const firsts = Array.from({ length: steps }, (_, step) => {
      const before = now;
      now += step + sums[rowsOf(step)[0]]! + sums[rowsOf(step)[1]]!;
      return before;
    });
    expect([...found.first!]).toEqual(firsts);
    expect([...found.wide!.filter((_, i) => i % 3000 === 2999)]).toEqual(firsts);
    expect([...found.isLarge!.filter((_, i) => i % 3000 === 7)]).toEqual(
      firsts.map((value) => +(value > 100)),
    );
    expect(session.snapshot().wide![5]).toBe(now);
  });

  it("holds one step at least, however large", () => {
    const { capacity } = opened({
      adding: { ...adding, outputs: { large: x.sum().broadcastTo([100_000]) } },
    });
    expect(capacity).toEqual([1]);
  });
});

describe("an index that is no place", () => {
  const at = state("at", [1], "int");
  const counting: Entry = {
    ...adding,
    updates: [...adding.updates, { state: at, value: at.add(1) }],
    outputs: {
      picked: literal(
        Array.from({ length: 5000 }, (_, i) => i),
        [5000],
      ).gather(0, at),
    },
    stores: [{ table: "data", value: x.add(1) }],
  };
  const states = [
    { name: "total", tensor: total },
    { name: "at", tensor: at },
  ];
  const run = (start: number, steps: number) => {
    const { session, capacity } = opened({ counting, look }, { state: states });
    session.restore({ at: [start] });
    const call = {
      steps,
      rows: Int32Array.from({ length: 2 * steps }, (_, i) => i % 2),
      scalars: new Float64Array(steps).fill(0.5),
    };
    expect(() => session.run("counting", call)).toThrow(
      "gather: index 5000 is outside of an axis of length 5000",
    );
    const { x: rowsNow } = session.run("look", { steps: 1, rows: Int32Array.of(0, 1) });
    return { capacity: capacity[0]!, state: session.snapshot(), first: rowsNow![0]! };
  };

  it("leaves the state and the tables of the last whole step", () => {
    const { state: left, first } = run(4997, 10);
    expect(left.at).toEqual(Int32Array.of(5000));
    expect(left.total![0]).toBe(0.5 * (1 + 5 + 2 + 6 + 3 + 7));
    expect(first).toBe(1 + 3);
  });

  it("leaves them so in a later piece of the call, too", () => {
    const { capacity, state: left, first } = run(10, 4995);
    expect(capacity).toBeLessThan(4990);
    expect(left.at).toEqual(Int32Array.of(5000));
    expect(first).toBe(1 + 4990);
  });

  it("changes nothing where it is the first step's", () => {
    const { state: left, first } = run(5000, 3);
    expect(left).toEqual({ total: new Float64Array(4), at: Int32Array.of(5000) });
    expect(first).toBe(1);
  });
});
