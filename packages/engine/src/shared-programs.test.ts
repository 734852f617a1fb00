import type { Dataset } from "@titrate/plugin";
import { expect, test } from "vitest";
import { buildRunProgram } from "./run-program.ts";
import { sharedPrograms } from "./shared-programs.ts";
import { layer, parts, scale } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

test("runs whose data are laid out alike share a program, whatever its values", () => {
  const programs = sharedPrograms();
  const first = programs(parts([1, 2]), buildRunProgram);
  expect(programs(parts([3, 4], { seed: 1 }), buildRunProgram)).toBe(first);
});

const { train } = parts([1, 2]).dataset;
const ints = { shape: [2], dtype: "int", data: Int32Array.of(0, 1) } as const;
const changes: [string, Dataset][] = [
  ["rows", parts([1, 2, 3]).dataset],
  ["a split", { train, test: train }],
  ["a shape", { train: { ...train, inputs: { ...train.inputs, shape: [2, 1, 1] } } }],
  ["a type", { train: { ...train, targets: ints } }],
  ["the classes", { train: { ...train, targets: ints }, classes: 2 }],
];

test.each(changes)("%s that differ make another program", (_, dataset) => {
  const programs = sharedPrograms();
  const build = () => ({ ...buildRunProgram(parts([1, 2])) });
  const first = programs(parts([1, 2]), build);
  expect(programs(parts([], { dataset }), build)).not.toBe(first);
});

test("a shared program gives the bits of one's own", async () => {
  const programs = sharedPrograms();
  let traced = 0;
  const model = layer((x, scope) => {
    traced++;
    return scale.apply(x, scope);
  });
  const runs = [
    [1, 2],
    [3, 4],
    [1, 2],
  ].map((x) => parts(x, { model, programs }));
  const digests = [];
  for (const run of runs) digests.push((await trainRun(run)).digest);
  const traces = traced;
  const alone = await trainRun(parts([1, 2], { model }));
  expect(traces).toBe(traced - traces);
  expect(digests).toEqual([alone.digest, (await trainRun(parts([3, 4], { model }))).digest, alone.digest]);
});
