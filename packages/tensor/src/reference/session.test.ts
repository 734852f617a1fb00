import { describe, expect, it } from "vitest";
import { constant, input, literal, state } from "../leaves.ts";
import type { Entry, Program } from "../program.ts";
import { ProgramError } from "../validate-program.ts";
import { referenceExecutor } from "./executor.ts";

const nothing: Entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: {} };
const open = (changed: Partial<Program>) =>
  referenceExecutor.compile({ precision: "f64", tables: [], state: [], entries: {}, ...changed });

describe("feeds", () => {
  const x = input("x", [2, 3]);
  const label = input("label", [2], "int");
  const a = input("a", []);
  const b = input("b", []);
  const program: Partial<Program> = {
    tables: [
      { name: "images", rows: 3, shape: [3], dtype: "float" },
      { name: "labels", rows: 4, shape: [], dtype: "int" },
    ],
    entries: {
      look: {
        ...nothing,
        batch: 2,
        rows: [
          { tensor: x, table: "images" },
          { tensor: label, table: "labels" },
        ],
        scalars: [a, b],
        outputs: { x, label, difference: a.sub(b) },
      },
    },
  };
  const loaded = (precision: "f32" | "f64" = "f64") => {
    const session = open({ ...program, precision });
    session.load("images", [0, 1, 2, 10, 11, 12, 20, 21, 22.1]);
    session.load("labels", [5, 6, 7, 8]);
    return session;
  };
  const call = { steps: 2, rows: Int32Array.of(2, 0, 1, 1), scalars: Float64Array.of(5, 3, 1, 4) };

  it("gathers the rows of each step, sets its scalars, and stacks the outputs", () => {
    const { x, label, difference } = loaded().run("look", call);
    expect(x).toEqual(Float64Array.of(20, 21, 22.1, 0, 1, 2, 10, 11, 12, 10, 11, 12));
    expect(label).toEqual(Int32Array.of(7, 5, 6, 6));
    expect(difference).toEqual(Float64Array.of(2, -3));
  });
  it("rounds what comes in to f32 and widens what goes out", () => {
    const scalars = Float64Array.of(0.1, 0, 0, 0.2);
    const { x, difference } = loaded("f32").run("look", { ...call, scalars });
    expect(x![2]).toBe(Math.fround(22.1));
    expect(difference).toEqual(Float64Array.of(Math.fround(0.1), -Math.fround(0.2)));
  });
  it("runs no steps", () => {
    expect(loaded().run("look", { steps: 0 })).toEqual({
      x: new Float64Array(),
      label: new Int32Array(),
      difference: new Float64Array(),
    });
  });
  it("hands out copies", () => {
    const session = loaded();
    const { x } = session.run("look", call);
    session.run("look", { ...call, rows: Int32Array.of(0, 0, 0, 0) });
    expect(x![0]).toBe(20);
  });

  it("refuses calls that do not fit, and names what does not", () => {
    const session = loaded();
    const wrong = (changed: object) => () => session.run("look", { ...call, ...changed });
    expect(() => session.run("train", call)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: the program has no entry "train"; it has: "look"]`,
    );
    expect(wrong({ steps: 1.5 })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: entry "look": steps is 1.5; it is an integer of 0 or more]`,
    );
    expect(wrong({ steps: -1 })).toThrow(RangeError);
    expect(wrong({ rows: Int32Array.of(1, 2, 3) })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: entry "look": 2 steps of 2 rows need 4 row indices, and 3 are given]`,
    );
    expect(wrong({ scalars: Float64Array.of(1) })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: entry "look": 2 steps of 2 scalars need 4 values, and 1 are given]`,
    );
    expect(wrong({ rows: Int32Array.of(0, 0, 0, 3) })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: entry "look": row index 3 is outside of table "images", which has 3 rows]`,
    );
    expect(wrong({ rows: Int32Array.of(0, -1, 0, 0) })).toThrow(RangeError);
    expect(() => session.run("look", { steps: 2 })).toThrow(RangeError);
  });
  it("refuses numbers that a table cannot hold", () => {
    const session = loaded();
    expect(() => session.load("data", [])).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: the program has no table "data"; it has: "images", "labels"]`,
    );
    expect(() => session.load("images", [1, 2])).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: table "images" holds 9 numbers, and 2 are given]`,
    );
    expect(() => session.load("labels", [1, 2, 3, 0.5])).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: table "labels" is int: integers of 32 bits; element 3 is 0.5]`,
    );
    expect(() => session.load("labels", [1, 2, 3, 2 ** 31])).toThrow(RangeError);
    expect(session.run("look", call).label).toEqual(Int32Array.of(7, 5, 6, 6));
  });
});

describe("updates", () => {
  it("are all computed from the old state, also when they only move it", () => {
    const tensors = { a: state("a", [2]), b: state("b", [2]), c: state("c", [1, 2]) };
    const { a, b, c } = tensors;
    const rotate: Entry = {
      ...nothing,
      updates: [
        { state: a, value: b },
        { state: b, value: a.add(1) },
        { state: c, value: a.reshape([1, 2]) },
      ],
      outputs: { a, sum: a.add(b) },
    };
    const states = Object.entries(tensors).map(([name, tensor]) => ({ name, tensor }));
    const session = open({ state: states, entries: { rotate } });
    session.restore({ a: [1, 2], b: [10, 20] });
    expect(session.run("rotate", { steps: 2 })).toEqual({
      a: Float64Array.of(1, 2, 10, 20), // outputs too are of the old state
      sum: Float64Array.of(11, 22, 12, 23),
    });
    expect(session.snapshot()).toEqual({
      a: Float64Array.of(2, 3),
      b: Float64Array.of(11, 21),
      c: Float64Array.of(10, 20),
    });
  });
  it("keep ints and bools", () => {
    const count = state("count", [], "int");
    const odd = state("odd", [], "bool");
    const tick: Entry = {
      ...nothing,
      updates: [
        { state: count, value: count.add(1) },
        { state: odd, value: odd.not() },
      ],
      outputs: { count, odd },
    };
    const declared = [
      { name: "count", tensor: count },
      { name: "odd", tensor: odd },
    ];
    const session = open({ state: declared, entries: { tick } });
    session.restore({ count: [2147483646] });
    expect(session.run("tick", { steps: 3 })).toEqual({
      count: Int32Array.of(2147483646, 2147483647, -2147483648),
      odd: Int32Array.of(0, 1, 0),
    });
    expect(session.snapshot()).toEqual({ count: Int32Array.of(-2147483647), odd: Int32Array.of(1) });
    expect(() => session.restore({ odd: [2] })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: state "odd" is bool: 0 or 1; element 0 is 2]`,
    );
  });
  it("stay at the last whole step when an index that is computed falls outside", () => {
    const count = state("count", [1], "int");
    const step: Entry = {
      ...nothing,
      updates: [{ state: count, value: count.add(1) }],
      outputs: { picked: literal([1, 2], [2]).gather(0, count) },
    };
    const session = open({ state: [{ name: "count", tensor: count }], entries: { step } });
    expect(() => session.run("step", { steps: 5 })).toThrow("gather: index 2 is outside");
    expect(session.snapshot()).toEqual({ count: Int32Array.of(2) });
  });
});

describe("a session", () => {
  /** A chaotic map, whose bits soon differ when one does. */
  const w = state("w", [3]);
  const logistic = (precision: "f32" | "f64") =>
    open({
      precision,
      state: [{ name: "w", tensor: w }],
      entries: {
        train: { ...nothing, updates: [{ state: w, value: w.mul(w.oneMinus()).mul(3.9) }], outputs: {} },
        total: { ...nothing, outputs: { total: w.sum(), constant: constant(2).mul(3) } },
      },
    });

  it.each(["f32", "f64"] as const)("continues from a snapshot bit by bit, in %s", (precision) => {
    const first = logistic(precision);
    first.restore({ w: [0.1, 0.2, 0.3] });
    first.run("train", { steps: 50 });
    const middle = first.snapshot();
    first.run("train", { steps: 50 });
    const second = logistic(precision);
    second.restore(middle);
    second.run("train", { steps: 50 });
    expect(second.snapshot()).toEqual(first.snapshot());
    expect(middle).not.toEqual(first.snapshot()); // a copy
    expect(first.snapshot().w).toBeInstanceOf(precision === "f32" ? Float32Array : Float64Array);
  });
  it("shares state between its entries, and none with another session", () => {
    const [session, other] = [logistic("f64"), logistic("f64")];
    session.restore({ w: [0.5, 0.5, 0.5] });
    session.run("train", { steps: 1 });
    expect(session.run("total", { steps: 2 })).toEqual({
      total: Float64Array.of(3 * 0.975, 3 * 0.975),
      constant: Float64Array.of(6, 6),
    });
    expect(other.run("total", { steps: 1 }).total).toEqual(Float64Array.of(0));
  });
  it("restores all that is named or nothing", () => {
    const session = logistic("f64");
    expect(() => session.restore({ w: [1, 2, 3], v: [1] })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: the program has no state "v"; it has: "w"]`,
    );
    expect(() => session.restore({ w: [1, 2] })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: state "w" holds 3 numbers, and 2 are given]`,
    );
    expect(session.snapshot()).toEqual({ w: new Float64Array(3) });
  });
});

describe("the reference executor", () => {
  it("takes graphs that are deeper than the call stack", () => {
    const w = state("w", []);
    let deep = w;
    for (let i = 0; i < 20_000; i++) deep = deep.add(1);
    const session = open({
      state: [{ name: "w", tensor: w }],
      entries: { add: { ...nothing, outputs: { deep } } },
    });
    expect(session.run("add", { steps: 1 }).deep).toEqual(Float64Array.of(20_000));
  });
  it("names too much memory before anything is allocated", () => {
    const w = state("w", [2 ** 15, 2 ** 15]);
    const huge: Program = { precision: "f64", tables: [], state: [{ name: "w", tensor: w }], entries: {} };
    const message =
      'state "w" [32768, 32768] takes 8.0 GiB of the 8.0 GiB that the program needs, and the reference executor takes at most 4.0 GiB: make layers or batches smaller';
    expect(referenceExecutor.inspect(huge)).toEqual([{ message, tensor: w }]);
    expect(() => referenceExecutor.compile(huge)).toThrow(ProgramError);
    expect(referenceExecutor.inspect({ ...huge, precision: "f32" })).toEqual([]);
  });
  it("refuses fast numerics: it knows no other arithmetic than strict", () => {
    const fast: Program = { precision: "f64", numerics: "fast", tables: [], state: [], entries: {} };
    expect(() => referenceExecutor.compile(fast)).toThrow("set `executor: compiled`, or `numerics: strict`");
    expect(() => referenceExecutor.compile({ ...fast, numerics: "strict" })).not.toThrow();
  });
  it("computes what depends on nothing when it compiles", () => {
    const outside = literal([1], [1]).gather(0, literal([1], [1], "int"));
    expect(() => open({ entries: { read: { ...nothing, outputs: { outside } } } })).toThrow(
      "gather: index 1",
    );
  });
  it("refuses a program that contradicts itself", () => {
    expect(() => open({ entries: { read: { ...nothing, outputs: { w: state("w", []) } } } })).toThrow(
      ProgramError,
    );
  });
});
