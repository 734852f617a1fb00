import { describe, expect, it } from "vitest";
import { input, state } from "./leaves.ts";
import type { Entry, Program } from "./program.ts";
import { Tensor } from "./tensor.ts";
import { ProgramError, validateProgram } from "./validate-program.ts";

const x = input("x", [2, 3]);
const rate = input("rate", []);
const w = state("w", [3]);
const entry: Entry = {
  batch: 2,
  rows: [{ tensor: x, table: "data" }],
  scalars: [rate],
  updates: [{ state: w, value: w.sub(x.sum(0).mul(rate)) }],
  outputs: { total: x.sum() },
};
const program: Program = {
  precision: "f64",
  tables: [{ name: "data", rows: 5, shape: [3], dtype: "float" }],
  state: [{ name: "w", tensor: w }],
  entries: { train: entry },
};

const problemsOf = (changed: Partial<Program>): readonly string[] => {
  try {
    validateProgram({ ...program, ...changed });
  } catch (error) {
    if (error instanceof ProgramError) return error.problems;
    throw error;
  }
  return [];
};
const inEntry = (changed: Partial<Entry>) => problemsOf({ entries: { train: { ...entry, ...changed } } });

describe("validateProgram", () => {
  it("accepts a consistent program", () => {
    expect(problemsOf({})).toEqual([]);
  });
  it("says all that is wrong at once", () => {
    const twice = {
      ...program,
      state: [...program.state, ...program.state],
      entries: { a: { ...entry, batch: -1 } },
    };
    expect(() => validateProgram(twice)).toThrow(/state "w" is declared twice(.|\n)*entry "a": batch -1/);
  });

  it("names tables", () => {
    const table = program.tables[0]!;
    expect(problemsOf({ tables: [table, table] })).toEqual(['table "data" is declared twice']);
    expect(problemsOf({ tables: [{ ...table, rows: 1.5 }] })).toMatchInlineSnapshot(`
      [
        "table "data": 1.5 is no length; lengths are integers of 0 or more",
      ]
    `);
    expect(problemsOf({ tables: [] })).toMatchInlineSnapshot(`
      [
        "entry "train": there is no table "data" to feed input "x" from; tables: none",
      ]
    `);
    expect(problemsOf({ tables: [{ ...table, shape: [4] }] })).toMatchInlineSnapshot(`
      [
        "entry "train": table "data" gives float [2, 4], and input "x" is float [2, 3]",
      ]
    `);
    expect(problemsOf({ tables: [{ ...table, dtype: "int" }] })).toMatchInlineSnapshot(`
      [
        "entry "train": table "data" gives int [2, 3], and input "x" is float [2, 3]",
      ]
    `);
  });
  it("names state", () => {
    expect(problemsOf({ state: [] })).toMatchInlineSnapshot(`
      [
        "entry "train": updates state "w", which is not in the program's state",
        "entry "train": state "w" is read, but is not in the program's state",
      ]
    `);
    expect(
      problemsOf({
        state: [
          { name: "w", tensor: w },
          { name: "v", tensor: w },
        ],
      }),
    ).toMatchInlineSnapshot(`
      [
        "state "w" is declared under two names",
      ]
    `);
    expect(problemsOf({ state: [...program.state, { name: "x", tensor: x }] })).toMatchInlineSnapshot(`
      [
        "state "x": its tensor is of op input, not state",
      ]
    `);
  });
  it("names feeds", () => {
    expect(inEntry({ rows: [] })).toMatchInlineSnapshot(`
      [
        "entry "train": input "x" is read, but no rows or scalars feed it",
      ]
    `);
    expect(inEntry({ scalars: [] })).toMatchInlineSnapshot(`
      [
        "entry "train": input "rate" is read, but no rows or scalars feed it",
      ]
    `);
    expect(inEntry({ batch: 0 })).toMatchInlineSnapshot(`
      [
        "entry "train": table "data" feeds input "x", but batch is 0; it is the number of rows per step",
      ]
    `);
    expect(inEntry({ batch: 3 })).toMatchInlineSnapshot(`
      [
        "entry "train": table "data" gives float [3, 3], and input "x" is float [2, 3]",
      ]
    `);
    expect(inEntry({ rows: [...entry.rows, { tensor: w, table: "data" }] })).toMatchInlineSnapshot(`
      [
        "entry "train": table "data" feeds state "w", which is no input",
      ]
    `);
    expect(inEntry({ rows: [...entry.rows, ...entry.rows] })).toMatchInlineSnapshot(`
      [
        "entry "train": input "x" is fed twice; inputs of one entry have a name each",
      ]
    `);
    expect(inEntry({ scalars: [rate, input("rate", [])] })).toMatchInlineSnapshot(`
      [
        "entry "train": input "rate" is fed twice; inputs of one entry have a name each",
      ]
    `);
    expect(inEntry({ rows: [], scalars: [rate, x] })).toMatchInlineSnapshot(`
      [
        "entry "train": scalar input "x" is float [2, 3]; scalars are inputs of float []",
      ]
    `);
  });
  it("names updates", () => {
    const update = entry.updates[0]!;
    expect(inEntry({ updates: [update, update] })).toMatchInlineSnapshot(`
      [
        "entry "train": state "w" is updated twice",
      ]
    `);
    expect(inEntry({ updates: [{ state: w, value: x }] })).toMatchInlineSnapshot(`
      [
        "entry "train": the update of state "w" is float [2, 3], and the state is float [3]",
      ]
    `);
    expect(inEntry({ updates: [{ state: w, value: w.less(0) }] })).toMatchInlineSnapshot(`
      [
        "entry "train": the update of state "w" is bool [3], and the state is float [3]",
      ]
    `);
    expect(inEntry({ updates: [{ state: state("v", [3]), value: w }] })).toMatchInlineSnapshot(`
      [
        "entry "train": updates state "v", which is not in the program's state",
      ]
    `);
    expect(inEntry({ updates: [{ state: x.sum(0), value: w }] })).toMatchInlineSnapshot(`
      [
        "entry "train": updates the result of reduce, which is not in the program's state",
      ]
    `);
  });
  it("names what is stored", () => {
    const stores = (table: string, value: Tensor) => ({ stores: [{ table, value }] });
    expect(inEntry(stores("data", x))).toEqual([]);
    expect(inEntry(stores("nowhere", x))).toEqual([
      'entry "train": there is no table "nowhere" to store input "x" in; tables: "data"',
    ]);
    expect(inEntry(stores("data", w))).toEqual([
      'entry "train": table "data" takes float [2, 3], and state "w" is float [3]',
    ]);
    expect(inEntry(stores("data", x.less(0)))).toEqual([
      'entry "train": table "data" takes float [2, 3], and the result of elementwise is bool [2, 3]',
    ]);
    expect(inEntry({ stores: [...stores("data", x).stores, ...stores("data", x).stores] })).toEqual([
      'entry "train": table "data" is stored twice',
    ]);
    const without = { batch: 0, rows: [], updates: [], outputs: {}, ...stores("data", w) };
    expect(inEntry(without)).toEqual([
      'entry "train": state "w" is stored in table "data", but batch is 0; it is the number of rows per step',
    ]);
    const unfed = input("unfed", [2, 3]);
    expect(inEntry(stores("data", unfed))).toEqual([
      'entry "train": input "unfed" is read, but no rows or scalars feed it',
    ]);
  });
  it("lets pass what is fed but not read, and what is named but never read", () => {
    const surrogate = input("unfed", [2, 3]);
    const value = new Tensor("straightThrough", {}, [x, surrogate]);
    expect(inEntry({ updates: [], outputs: { value } })).toEqual([]);
  });
});
