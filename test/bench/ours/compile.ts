import type { Executor, Program, Session } from "@titrate/tensor";
import { median } from "../harness/statistics.ts";
import { adamScalars } from "./adam.ts";
import { classifierProgram, type Model } from "./classifier.ts";
import { mlp } from "./mlp.ts";
import { seedNetworkProgram, trainSeedNetwork } from "./seed-network.ts";

/**
 * What compiling costs, in the order of the workload's figures. A first step is part of compiling: engines put off
 * work until then. No program is compiled twice, for a cache would answer.
 */
export function compileFigures(executor: Executor): number[] {
  let variant = 0;
  const seed = () => executor.compile(seedNetworkProgram("f32", 0.5 + ++variant / 2 ** 20));
  const first = milliseconds(() => trainSeedNetwork(seed(), 1));
  return [
    medianOf(20, () => trainSeedNetwork(seed(), 1)),
    first,
    medianOf(7, () => stepDeep(executor.compile(deepProgram(30, ++variant)))),
    ...growthOver(1000, () => trainSeedNetwork(seed(), 5000)),
  ];
}

/** The training step of so many dense layers of 64 units. */
function deepProgram(layers: number, variant: number): Program {
  const width = 64;
  const parameters = Object.fromEntries(
    Array.from({ length: layers }, (_, i) => {
      const units = i === layers - 1 ? 10 : width;
      return [
        [`weight${i}`, [width, units]],
        [`bias${i}`, [units]],
      ] as const;
    }).flat(),
  );
  const model: Model = (x, parameters) => mlp(x, parameters).mul(1 + variant / 2 ** 20);
  return classifierProgram({ rows: 64, batch: 64, inputShape: [width], parameters }, model).program;
}

function stepDeep(session: Session): void {
  session.run("train", {
    steps: 1,
    rows: Int32Array.from({ length: 64 }, (_, i) => i),
    scalars: Float64Array.from(adamScalars),
  });
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The first, with cold code, is dropped. */
const medianOf = (times: number, work: () => void): number =>
  median(Array.from({ length: times + 1 }, () => milliseconds(work)).slice(1));

/** Megabytes of the process before, after, and between: a tenth of the work comes first, and fills what stays. */
function growthOver(times: number, work: () => void): [before: number, after: number, growth: number] {
  for (let i = 0; i < times / 10; i++) work();
  const before = residentMegabytes();
  for (let i = 0; i < times; i++) work();
  const after = residentMegabytes();
  return [before, after, after - before];
}

function residentMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.(); // what the first one finalised
  return process.memoryUsage().rss / 2 ** 20;
}
