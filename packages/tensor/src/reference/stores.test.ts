import { describe, expect, it } from "vitest";
import { input, literal, state } from "../leaves.ts";
import type { Entry, Program } from "../program.ts";
import { referenceExecutor } from "./executor.ts";

const nothing: Entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: {} };
const open = (changed: Partial<Program>) =>
  referenceExecutor.compile({ precision: "f64", tables: [], state: [], entries: {}, ...changed });

describe("stores", () => {
  const x = input("x", [2, 2]);
  const seen = state("seen", [2, 2]);
  const stores: Entry = {
    ...nothing,
    batch: 2,
    rows: [{ tensor: x, table: "from" }],
    updates: [{ state: seen, value: x }],
    stores: [
      { table: "to", value: x.mul(10) },
      { table: "old", value: seen },
    ],
    outputs: {},
  };
  const [from, to, old] = ["from", "to", "old"].map(
    (name) => ({ name, rows: 3, shape: [2], dtype: "float" }) as const,
  );
  const y = input("y", [3, 2]);
  const look = (table: string): Entry => ({
    ...nothing,
    batch: 3,
    rows: [{ tensor: y, table }],
    outputs: { y },
  });
  const opened = (entry: Entry) => {
    const session = open({
      tables: [from!, to!, old!],
      state: [{ name: "seen", tensor: seen }],
      entries: { run: entry, to: look("to"), from: look("from"), old: look("old") },
    });
    session.load("from", [1, 2, 3, 4, 5, 6]);
    const table = (name: string) => session.run(name, { steps: 1, rows: Int32Array.of(0, 1, 2) }).y;
    return { session, table };
  };

  it("write rows where the step's indices say, of equal ones the later", () => {
    const { session, table } = opened(stores);
    session.run("run", { steps: 1, rows: Int32Array.of(2, 0) });
    expect(table("to")).toEqual(Float64Array.of(10, 20, 0, 0, 50, 60));
    session.run("run", { steps: 2, rows: Int32Array.of(0, 2, 1, 1) });
    expect(table("to")).toEqual(Float64Array.of(10, 20, 30, 40, 50, 60));
  });
  it("are of the old state", () => {
    const { session, table } = opened(stores);
    session.run("run", { steps: 2, rows: Int32Array.of(0, 1, 2, 1) });
    expect(table("old")).toEqual(Float64Array.of(0, 0, 3, 4, 1, 2));
  });
  it("are read by the next step of the same call", () => {
    const twice = { ...stores, stores: [{ table: "from", value: x.mul(2) }] };
    const { session, table } = opened(twice);
    session.run("run", { steps: 3, rows: Int32Array.of(0, 1, 0, 1, 0, 1) });
    expect(table("from")).toEqual(Float64Array.of(8, 16, 24, 32, 5, 6));
  });
  it("of two values for a row in one step keep the later", () => {
    const places = literal([1, 2, 3, 4], [2, 2]);
    const { session, table } = opened({ ...stores, stores: [{ table: "to", value: places }] });
    session.run("run", { steps: 1, rows: Int32Array.of(1, 1) });
    expect(table("to")).toEqual(Float64Array.of(0, 0, 3, 4, 0, 0));
  });
  it("refuse a row that the table does not have", () => {
    const { rows: _, ...fed } = stores;
    const blind = {
      ...fed,
      rows: [],
      updates: [],
      stores: [{ table: "to", value: literal([1, 2, 3, 4], [2, 2]) }],
    };
    const { session } = opened(blind);
    expect(() => session.run("run", { steps: 1, rows: Int32Array.of(0, 3) })).toThrow(
      'row index 3 is outside of table "to", which has 3 rows',
    );
  });
});
