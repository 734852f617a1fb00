import { input, type Program, ProgramError, referenceExecutor, type Session, state } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { executorUnderTest } from "./executors.ts";

const row = input("row", [2, 3]);
const rate = input("rate", []);
const w = state("w", [3]);
const isOn = state("isOn", [], "bool");
const program: Program = {
  precision: "f32",
  tables: [
    { name: "data", rows: 4, shape: [3], dtype: "float" },
    { name: "labels", rows: 4, shape: [], dtype: "int" },
  ],
  state: [
    { name: "w", tensor: w },
    { name: "isOn", tensor: isOn },
  ],
  entries: {
    train: {
      batch: 2,
      rows: [{ tensor: row, table: "data" }],
      scalars: [rate],
      updates: [{ state: w, value: w.add(row.sum(0).mul(rate)) }],
      outputs: { w },
    },
  },
};
const rows = Int32Array.of(0, 1, 2, 3);
const scalars = Float64Array.of(1, 2);

const misuses: Readonly<Record<string, (session: Session) => unknown>> = {
  "an unknown entry": ({ run }) => run("test", { steps: 1 }),
  "half a step": ({ run }) => run("train", { steps: 1.5, rows, scalars }),
  "steps below 0": ({ run }) => run("train", { steps: -1 }),
  "too few rows": ({ run }) => run("train", { steps: 2, rows: rows.slice(1), scalars }),
  "too many rows": ({ run }) => run("train", { steps: 1, rows, scalars: scalars.slice(1) }),
  "no scalars": ({ run }) => run("train", { steps: 2, rows }),
  "too many scalars": ({ run }) => run("train", { steps: 1, rows: rows.slice(2), scalars }),
  "a row outside of the table": ({ run }) => run("train", { steps: 2, rows: rows.with(3, 4), scalars }),
  "a row below 0": ({ run }) => run("train", { steps: 2, rows: rows.with(2, -1), scalars }),
  "an unknown table": ({ load }) => load("date", [1]),
  "too few numbers for a table": ({ load }) => load("data", [1, 2, 3]),
  "a fraction for an int": ({ load }) => load("labels", [1, 2, 0.5, 3]),
  "an int of more than 32 bits": ({ load }) => load("labels", [1, 2, 2 ** 31, 3]),
  "an unknown state": ({ restore }) => restore({ w: [1, 2, 3], v: [1] }),
  "too many numbers for a state": ({ restore }) => restore({ isOn: [1], w: [1, 2, 3, 4] }),
  "a 2 for a bool": ({ restore }) => restore({ w: [7, 7, 7], isOn: [2] }),
};

describe("a session refuses", () => {
  const open = (executor = referenceExecutor): Session => {
    const session = executor.compile(program);
    session.load("data", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    session.restore({ w: [0.5, 1, 1.5] });
    return session;
  };
  const attempt = (misuse: () => unknown): unknown => {
    try {
      return misuse();
    } catch (error) {
      return error;
    }
  };
  it.each(Object.entries(misuses))("%s, in the reference's words, and changes nothing", (_, misuse) => {
    const [reference, other] = [open(), open(executorUnderTest)];
    const refusal = attempt(() => misuse(other));
    expect(refusal).toBeInstanceOf(RangeError);
    expect(refusal).toEqual(attempt(() => misuse(reference)));
    expect(other.snapshot()).toEqual(reference.snapshot());
    // The session still works, on what was loaded.
    const call = { steps: 2, rows, scalars };
    expect(other.run("train", call)).toEqual(reference.run("train", call));
  });
});

describe("what is handed out", () => {
  it("is a copy: neither outputs nor snapshots change later, nor do they change the session", () => {
    const session = executorUnderTest.compile(program);
    session.load("data", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const call = { steps: 2, rows, scalars };
    const [before, outputs] = [session.snapshot(), session.run("train", call)];
    const shown = outputs.w!.slice();
    before.w!.fill(7);
    expect(session.run("train", call).w).not.toEqual(shown);
    expect(outputs.w).toEqual(shown);
    expect(before.w).toEqual(Float32Array.of(7, 7, 7));
    expect(session.snapshot().w).not.toContain(7);
  });
  it("belongs to one session, whatever another does", () => {
    const [one, other] = [executorUnderTest.compile(program), executorUnderTest.compile(program)];
    one.restore({ w: [1, 2, 3] });
    expect(other.snapshot().w).toEqual(Float32Array.of(0, 0, 0));
    other.run("train", { steps: 2, rows, scalars });
    expect(one.snapshot().w).toEqual(Float32Array.of(1, 2, 3));
  });
});

it("a program that contradicts itself is refused alike", () => {
  const broken = { ...program, state: [] };
  expect(() => executorUnderTest.compile(broken)).toThrow(ProgramError);
  expect(() => executorUnderTest.compile(broken)).toThrow(/state "w"/);
});
