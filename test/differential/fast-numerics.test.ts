import {
  constant,
  gradients,
  input,
  type Program,
  ProgramError,
  referenceExecutor,
  type Session,
  state,
} from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { differential } from "./differential.ts";
import { executorUnderTest } from "./executors.ts";
import { precisions } from "./same-bits.ts";
import { plain } from "./values.ts";

const x = input("x", [32, 20]);
const target = input("target", [32, 3]);
const weights = [state("hidden", [20, 40]), state("output", [40, 3])] as const;
const miss = x.matmul(weights[0]).tanh().matmul(weights[1]).sub(target);
const loss = miss.square().mean();
const slopes = gradients(loss, weights);
const strict: Program = {
  precision: "f32",
  tables: [
    { name: "inputs", rows: 64, shape: [20], dtype: "float" },
    { name: "targets", rows: 64, shape: [3], dtype: "float" },
  ],
  state: weights.map((tensor, i) => ({ name: `w${i}`, tensor })),
  entries: {
    train: {
      batch: 32,
      rows: [
        { tensor: x, table: "inputs" },
        { tensor: target, table: "targets" },
      ],
      scalars: [],
      updates: weights.map((w, i) => ({ state: w, value: w.sub(slopes[i]!.mul(0.1)) })),
      outputs: { loss },
    },
  },
};
const fast: Program = { ...strict, numerics: "fast" };
const tables = { inputs: plain("inputs", [64, 20]), targets: plain("targets", [64, 3]) };
const start = {
  w0: plain("w0", [20, 40]).map((value) => value / 5),
  w1: plain("w1", [40, 3]).map((value) => value / 6),
};
const call = { entry: "train", steps: 20, rows: Int32Array.from({ length: 640 }, (_, i) => (i * 7) % 64) };

function trained(program: Program): { losses: number[]; state: ReturnType<Session["snapshot"]> } {
  const session = executorUnderTest.compile(program);
  for (const [name, values] of Object.entries(tables)) session.load(name, values);
  session.restore(start);
  return { losses: [...session.run(call.entry, call).loss!], state: session.snapshot() };
}

describe.each(precisions)("fast numerics in %s", (precision) => {
  it("are run by the compiler, with results close to the strict ones", () => {
    const [exact, fused] = [trained({ ...strict, precision }), trained({ ...fast, precision })];
    const tolerance = precision === "f32" ? 1e-4 : 1e-12;
    for (const [i, value] of exact.losses.entries())
      expect(Math.abs(fused.losses[i]! / value - 1)).toBeLessThan(tolerance);
    for (const [name, values] of Object.entries(exact.state))
      for (const [i, value] of values.entries())
        expect(Math.abs(fused.state[name]![i]! - value)).toBeLessThan(tolerance);
  });

  it("repeat their own bits", () =>
    expect(trained({ ...fast, precision })).toEqual(trained({ ...fast, precision })));

  it("leave strict programs as they are, whichever is compiled first", () => {
    const own = { ...strict, precision };
    trained({ ...fast, precision });
    differential(own, [call], { tables, state: start });
    expect(trained({ ...own, numerics: "strict" })).toEqual(trained(own));
  });

  it("round a product and its sum once or twice, nothing else", () => {
    const [a, b] = [state("a", [1, 2]), state("b", [2, 1])];
    const program: Program = {
      precision,
      numerics: "fast",
      tables: [],
      state: [
        { name: "a", tensor: a },
        { name: "b", tensor: b },
      ],
      entries: {
        main: { batch: 0, rows: [], scalars: [], updates: [], outputs: { product: a.matmul(b) } },
      },
    };
    const bits = precision === "f32" ? 12 : 27;
    const [tail, square] = [1 + 2 ** -bits, 1 + 2 ** (1 - bits)];
    const productOf = (given: Program): number => {
      const session = executorUnderTest.compile(given);
      session.restore({ a: [1, tail], b: [-square, tail] });
      return session.run("main", { steps: 1 }).product![0]!;
    };
    // tail * tail is 2^(-2 bits) more than square, half a unit in the last place.
    expect([0, 2 ** (-2 * bits)]).toContain(productOf(program));
    expect(productOf({ ...program, numerics: "strict" })).toBe(0);
  });

  it("do not reach what has no product with a sum", () => {
    const w = state("w", [7]);
    const outputs = { formula: w.mul(w).sub(constant(1)).exp().sum() };
    const run = (numerics: "strict" | "fast") => {
      const entries = { main: { batch: 0, rows: [], scalars: [], updates: [], outputs } };
      const session = executorUnderTest.compile({
        ...{ precision, numerics, tables: [], entries },
        state: [{ name: "w", tensor: w }],
      });
      session.restore({ w: plain("w", [7]) });
      return session.run("main", { steps: 1 });
    };
    expect(run("fast")).toEqual(run("strict"));
  });
});

it("is refused by the reference, which says who can", () => {
  const [obstacle, ...more] = referenceExecutor.inspect(fast);
  expect(obstacle!.message).toMatch(/fast: set `executor: compiled`, or `numerics: strict`/);
  expect(more).toEqual([]);
  expect(() => referenceExecutor.compile(fast)).toThrow(ProgramError);
  expect(executorUnderTest.inspect(fast)).toEqual([]);
});
