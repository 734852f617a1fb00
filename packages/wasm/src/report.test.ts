import { constant, gradients, input, type Program, state } from "@titrate/tensor";
import { expect, it } from "vitest";
import { reportProgram } from "./report.ts";

const x = input("x", [4, 3]);
const target = input("target", [4, 1]);
const rate = input("rate", []);
const hidden = state("hidden", [3, 4]);
const output = state("output", [4, 1]);
const miss = target.sub(x.matmul(hidden).sigmoid().matmul(output).sigmoid());
const weights = [hidden, output];
const loss = miss.square().sum().mul(constant(0.5));
const program: Program = {
  precision: "f32",
  tables: [
    { name: "inputs", rows: 400, shape: [3], dtype: "float" },
    { name: "targets", rows: 400, shape: [1], dtype: "float" },
  ],
  state: [
    { name: "hidden", tensor: hidden },
    { name: "output", tensor: output },
  ],
  entries: {
    train: {
      batch: 4,
      rows: [
        { tensor: x, table: "inputs" },
        { tensor: target, table: "targets" },
      ],
      scalars: [rate],
      updates: gradients(loss, weights).map((gradient, i) => ({
        state: weights[i]!,
        value: weights[i]!.sub(gradient.mul(rate)),
      })),
      outputs: { loss },
    },
  },
};

let time = 0;
const now = (): number => {
  time += 5;
  return time;
};
const report = reportProgram(program, {
  now,
  partOf: (tensor) => (tensor === miss ? "the loss" : undefined),
});

it("tells each entry's kernels in their order, by what is fused in them", () => {
  const [train] = report.entries;
  expect(train).toMatchObject({ name: "train", batch: 4 });
  expect(train!.ops.simplified).toBeLessThan(train!.ops.written);
  const [first, second] = train!.kernels;
  expect(first).toMatchObject({ kind: "contract", shapes: [[4, 4]], unrolled: true });
  expect(first!.ops).toEqual(["matmul [4, 3] x [3, 4]", "sigmoid"]);
  expect(second!.kind).toBe("contract");
  expect(second!.ops.slice(0, 2)).toEqual(["matmul [4, 4] x [4, 1]", "sigmoid"]);
  expect(train!.kernels.flatMap(({ ops }) => ops).join()).toMatch(/sum over \[4(, 1)?\]/);
  expect(train!.kernels.some(({ parts }) => parts.includes("the loss"))).toBe(true);
});

it("tells each op once", () => {
  const all = report.entries[0]!.kernels.flatMap(({ ops }) => ops);
  expect(all.filter((op) => op.startsWith("matmul"))).toHaveLength(5);
  expect(all.filter((op) => op.startsWith("sum"))).toHaveLength(1);
});

it("accounts for every byte of the memory, and for what sharing saves", () => {
  const { bytes, regions } = report.memory;
  expect(regions.reduce((sum, region) => sum + region.bytes, 0)).toBe(bytes);
  const of = (name: string) => regions.find((region) => region.name === name)!;
  expect(of("tables").bytes).toBe(400 * 3 * 4 + 400 * 4 + 0);
  expect(of("state").bytes).toBe(2 * 64);
  expect(of("arena").unshared).toBeGreaterThanOrEqual(of("arena").bytes);
  expect(of("call buffers").bytes).toBeGreaterThan(0);
});

it("tells the module's size, and how long it took by the clock that it is given", () => {
  expect(report.module.bytes).toBeGreaterThan(100);
  expect(report.module.functions).toBeGreaterThanOrEqual(2);
  expect(report.compileMilliseconds).toBe(5);
});

it("tells large kernels as functions, and a copy as what it is", () => {
  const w = state("w", [300, 300]);
  const wide: Program = {
    precision: "f64",
    tables: [],
    state: [{ name: "w", tensor: w }],
    entries: {
      double: { batch: 0, rows: [], scalars: [], updates: [{ state: w, value: w.add(w) }], outputs: {} },
      turn: { batch: 0, rows: [], scalars: [], updates: [], outputs: { turned: w.transpose() } },
    },
  };
  const [double, turn] = reportProgram(wide, { now }).entries;
  expect(double!.kernels).toMatchObject([
    { kind: "map", ops: ["add"], shapes: [[300, 300]], unrolled: false },
  ]);
  expect(turn!.kernels).toMatchObject([{ kind: "map", ops: ["copy"], unrolled: false }]);
});
