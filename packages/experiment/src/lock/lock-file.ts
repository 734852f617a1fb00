import { numericsVersion } from "@titrate/numeric";
import { type Store, sha256 } from "@titrate/store";
import { Document, isMap, isSeq, parse } from "yaml";
import type { KeptPlan } from "../runs/kept-plan.ts";

/** What an experiment came to, to be committed beside it: whoever runs it again must get the same bits. */
export interface Lock {
  readonly "titrate-lock": 1;
  readonly experiment: string;
  readonly numerics: number;
  readonly runs: readonly LockedRun[];
}

export interface LockedRun {
  readonly arm: string;
  readonly seed: number;
  /** The run's id: the hash of all that decides its result. */
  readonly id: string;
  /** Of the learned weights. */
  readonly weights: string;
  /** SHA-256 of `result.json`: of every figure. */
  readonly result: string;
}

/** `experiments/x.yaml`: `experiments/x.lock.yaml`. */
export const lockFileOf = (experimentFile: string): string =>
  `${experimentFile.replace(/\.[^./\\]+$/, "")}.lock.yaml`;

/** The lock of a plan, all of whose runs are finished. */
export function lockOf({ plan, runs }: KeptPlan, store: Store): Lock {
  return {
    "titrate-lock": 1,
    experiment: plan.experiment,
    numerics: numericsVersion,
    runs: runs.map(({ id, arm, seed }) => {
      const { result, resultText } = store.readRun(id)!;
      return { arm: arm.name, seed, id, weights: result.digest, result: sha256(resultText) };
    }),
  };
}

/** A lock as a file: a line a run, so that a difference between two versions of it can be read. */
export function lockText(lock: Lock): string {
  const document = new Document(lock);
  document.commentBefore =
    " What this experiment came to. Written by titrate lock; titrate run --frozen must reproduce it.";
  const runs = document.get("runs");
  if (isSeq(runs)) for (const run of runs.items) if (isMap(run)) run.flow = true;
  return document.toString({ lineWidth: 0 });
}

/** @throws TypeError where a text is no lock. */
export function parseLock(text: string): Lock {
  const lock = parse(text, { maxAliasCount: 0 }) as Partial<Lock> | null;
  if (lock?.["titrate-lock"] !== 1 || !Array.isArray(lock.runs)) {
    throw new TypeError("it is no lock of this version of titrate; write it anew: titrate lock");
  }
  return lock as Lock;
}
