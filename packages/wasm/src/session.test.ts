import { type Entry, input, type Program, state } from "@titrate/tensor";
import { expect, it } from "vitest";
import { compileProgram } from "./compile.ts";
import { openSession } from "./session.ts";

/** A training that counts its rows, built anew. */
function programOf(name = "w"): Program {
  const w = state(name, [2]);
  const x = input("x", [1, 2]);
  const rate = input("rate", []);
  const train: Entry = {
    batch: 1,
    rows: [{ tensor: x, table: "data" }],
    scalars: [rate],
    updates: [{ state: w, value: w.add(x.sum(0).mul(rate)) }],
    outputs: { w },
  };
  return {
    precision: "f32",
    tables: [{ name: "data", rows: 2, shape: [2], dtype: "float" }],
    state: [{ name, tensor: w }],
    entries: { train },
  };
}

const call = { steps: 2, rows: Int32Array.of(0, 1), scalars: Float64Array.of(1, 10) };

it("programs of one text share a module, and no memory", () => {
  const [one, other] = [programOf(), programOf("v")];
  const compiled = compileProgram(one);
  expect(compileProgram(other).module).toBe(compiled.module);
  const [a, b] = [openSession(one, compiled), openSession(other, compileProgram(other))];
  a.load("data", [1, 2, 3, 4]);
  b.load("data", [5, 6, 7, 8]);
  a.restore({ w: [100, 200] });
  a.run("train", call);
  expect(b.snapshot()).toEqual({ v: Float32Array.of(0, 0) });
  b.run("train", call);
  expect(a.snapshot()).toEqual({ w: Float32Array.of(100 + 1 + 30, 200 + 2 + 40) });
  expect(b.snapshot()).toEqual({ v: Float32Array.of(5 + 70, 6 + 80) });
});

it("each session has its states under its own program's names", () => {
  const [one, other] = [programOf("left"), programOf("right")];
  expect(Object.keys(openSession(one, compileProgram(one)).snapshot())).toEqual(["left"]);
  expect(Object.keys(openSession(other, compileProgram(other)).snapshot())).toEqual(["right"]);
});

it("a second session of a program begins at zeros again, its constants in place", () => {
  const program = programOf();
  const scaled = {
    ...program,
    entries: {
      ...program.entries,
      constants: { ...program.entries.train!, outputs: { thirds: program.state[0]!.tensor.add(1).div(3) } },
    },
  };
  const compiled = compileProgram(scaled);
  const [first, second] = [openSession(scaled, compiled), openSession(scaled, compiled)];
  first.restore({ w: [5, 5] });
  const { thirds } = second.run("constants", {
    ...call,
    steps: 1,
    rows: Int32Array.of(0),
    scalars: Float64Array.of(0),
  });
  expect(thirds).toEqual(new Float64Array(2).fill(Math.fround(1 / 3)));
});
