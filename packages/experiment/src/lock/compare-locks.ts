import type { Lock, LockedRun } from "./lock-file.ts";

/** What keeps an experiment from reproducing its lock, in words; empty where every bit is the same. */
export function lockDifferences(locked: Lock, found: Lock): string[] {
  if (locked.numerics !== found.numerics) {
    return [`the lock was made by version ${locked.numerics} of the numerics, and this is ${found.numerics}`];
  }
  const others = new Map(found.runs.map((run) => [keyOf(run), run]));
  const differences = locked.runs.flatMap((run) => {
    const other = others.get(keyOf(run));
    others.delete(keyOf(run));
    return differenceOf(run, other);
  });
  return [...differences, ...[...others.values()].map((run) => `${nameOf(run)}: it is not in the lock`)];
}

function differenceOf(locked: LockedRun, found: LockedRun | undefined): string[] {
  const name = nameOf(locked);
  if (found === undefined) return [`${name}: it is no run of the experiment any more`];
  if (locked.id !== found.id) {
    return [
      `${name}: its config, a plugin or its data has changed (${short(locked)} is ${short(found)} now)`,
    ];
  }
  if (locked.weights !== found.weights) return [`${name}: its weights differ`];
  return locked.result === found.result ? [] : [`${name}: its figures differ, its last weights do not`];
}

const keyOf = ({ arm, seed }: LockedRun): string => JSON.stringify([arm, seed]);
const nameOf = ({ arm, seed }: LockedRun): string => `${arm} seed ${seed}`.trim();
const short = ({ id }: LockedRun): string => id.slice(0, 8);
