import type { Run } from "@titrate/sweep";
import { expect, test } from "vitest";
import { inProcess } from "./in-process.ts";

const runs = [1, 2, 3].map((seed) => ({ seed }) as Run);

test("yields outcomes in the plan's order; a failure does not end the others", async () => {
  const outcomes = [];
  const execute = async ({ seed }: Run): Promise<number> => {
    if (seed === 2) throw new Error("no luck");
    return seed * 10;
  };
  for await (const outcome of inProcess(runs, execute)) outcomes.push(outcome);
  expect(outcomes).toEqual([
    { run: runs[0], status: "finished", result: 10 },
    { run: runs[1], status: "failed", error: new Error("no luck") },
    { run: runs[2], status: "finished", result: 30 },
  ]);
});

test("an abort throws its reason and starts no further run", async () => {
  const stop = new AbortController();
  const started: number[] = [];
  const execute = async ({ seed }: Run): Promise<void> => {
    started.push(seed);
    if (seed === 2) {
      stop.abort(new Error("enough"));
      throw new Error("interrupted in its midst");
    }
  };
  const all = async (): Promise<void> => {
    for await (const _ of inProcess(runs, execute, stop.signal));
  };
  await expect(all()).rejects.toThrow("enough");
  expect(started).toEqual([1, 2]);
});
