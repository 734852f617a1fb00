import { type Entry, input, type Program, ProgramError, state } from "@titrate/tensor";
import { expect, it } from "vitest";
import { lowerProgram } from "./compile.ts";
import { compiledExecutor } from "./executor.ts";
import { obstaclesOf } from "./inspect.ts";

const x = input("x", [2, 3]);
const wide = state("wide", [30_000, 40_000]);
const narrow = state("narrow", [3]);
const entry: Entry = {
  batch: 2,
  rows: [{ tensor: x, table: "data" }],
  scalars: [],
  updates: [{ state: narrow, value: narrow.add(x.sum(0)) }],
  outputs: {},
};
const program: Program = {
  precision: "f32",
  tables: [{ name: "data", rows: 4, shape: [3], dtype: "float" }],
  state: [{ name: "narrow", tensor: narrow }],
  entries: { train: entry },
};

it("lets pass what fits", () => expect(compiledExecutor.inspect(program)).toEqual([]));

it("names what is too large, and by which tensor the layer is found", () => {
  const huge: Program = { ...program, state: [...program.state, { name: "wide", tensor: wide }] };
  const obstacles = obstaclesOf(huge);
  expect(obstacles.map(({ message }) => message)).toEqual([
    'state "wide" [30000, 40000] takes 4.5 GiB of the 4.5 GiB that the program needs, and a WebAssembly module has at most 4.0 GiB: make layers or batches smaller',
  ]);
  expect(obstacles[0]!.tensor).toBe(wide);
  expect(() => compiledExecutor.compile(huge)).toThrow(ProgramError);
});

it("counts the tables, and points at what they feed", () => {
  const [obstacle] = obstaclesOf({ ...program, tables: [{ ...program.tables[0]!, rows: 400_000_000 }] });
  expect(obstacle!.message).toMatch(/^table "data" takes 4\.5 GiB/);
  expect(obstacle!.tensor).toBe(x);
});

it("names the entry that computes what is too large", () => {
  const square = x.broadcastTo([600_000_000, 2, 3]).exp();
  const outer: Entry = { ...entry, outputs: { square } };
  const [obstacle] = obstaclesOf({ ...program, entries: { outer } });
  expect(obstacle!.message).toMatch(
    /^the result of elementwise \[600000000, 2, 3\] in entry "outer" takes 13\.4 GiB/,
  );
});

it("says what to do on a host without vectors", () => {
  const [obstacle] = obstaclesOf(program, false);
  expect(obstacle!.message).toMatch(/`executor: reference`/);
});

it("lowers a program once", () => {
  compiledExecutor.inspect(program);
  expect(lowerProgram(program)).toBe(lowerProgram(program));
});

it("points into the program that it is asked about, also where it knows another of the same text", () => {
  const obstacleOf = () => {
    const own = state("own", [40_000, 40_000]);
    const [obstacle] = obstaclesOf({ ...program, state: [...program.state, { name: "own", tensor: own }] });
    return { own, tensor: obstacle!.tensor };
  };
  const [first, second] = [obstacleOf(), obstacleOf()];
  expect(first.tensor).toBe(first.own);
  expect(second.tensor).toBe(second.own);
});
