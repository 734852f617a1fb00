import { expect, test } from "vitest";
import { lockDifferences } from "./compare-locks.ts";
import { type Lock, type LockedRun, lockFileOf, lockText, parseLock } from "./lock-file.ts";

const run = (seed: number, changes: Partial<LockedRun> = {}): LockedRun => ({
  arm: "optimizer.lr=1",
  seed,
  id: `${seed}`.repeat(64),
  weights: "w",
  result: "r",
  ...changes,
});

const lock = (runs: readonly LockedRun[]): Lock => ({
  "titrate-lock": 1,
  experiment: "x",
  numerics: 2,
  runs,
});

test("a lock is read back as it was written, a line a run", () => {
  const text = lockText(lock([run(1), run(2)]));
  expect(parseLock(text)).toEqual(lock([run(1), run(2)]));
  expect(text.split("\n").filter((line) => line.includes("seed: 1"))).toHaveLength(1);
});

test("equal locks have no difference", () => {
  expect(lockDifferences(lock([run(1), run(2)]), lock([run(2), run(1)]))).toEqual([]);
});

test("each run that differs is named, with what differs", () => {
  const locked = lock([run(1), run(2), run(3), run(4)]);
  const found = lock([
    run(1, { id: "f".repeat(64) }),
    run(2, { weights: "v" }),
    run(3, { result: "s" }),
    run(5),
  ]);
  expect(lockDifferences(locked, found)).toEqual([
    "optimizer.lr=1 seed 1: its config, a plugin or its data has changed (11111111 is ffffffff now)",
    "optimizer.lr=1 seed 2: its weights differ",
    "optimizer.lr=1 seed 3: its figures differ, its last weights do not",
    "optimizer.lr=1 seed 4: it is no run of the experiment any more",
    "optimizer.lr=1 seed 5: it is not in the lock",
  ]);
});

test("another text is refused, and says what to do", () => {
  for (const text of ["", "a: 1", "titrate-lock: 2\nruns: []"]) {
    expect(() => parseLock(text)).toThrow(/titrate lock/);
  }
  expect(lockFileOf("experiments/x.yaml")).toBe("experiments/x.lock.yaml");
});
