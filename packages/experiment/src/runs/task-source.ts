import { setTimeout as sleep } from "node:timers/promises";
import type { Task } from "@titrate/launchers";
import type { Store } from "@titrate/store";
import type { FrozenRun } from "./frozen-plan.ts";
import type { HeldClaims } from "./held-claims.ts";

/** How often a run that another process works on is looked at. */
const pollMs = 250;

export interface TaskSourceOptions {
  readonly store: Store;
  readonly claims: HeldClaims;
  /** Whether the store has all of a run that is wanted. */
  readonly isKnown: (run: FrozenRun) => boolean;
  /** Told of a run that another process has finished meanwhile. */
  readonly known: (run: FrozenRun) => void;
  /** Told once of a run that another process works on. */
  readonly elsewhere: (run: FrozenRun) => void;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * The tasks of runs that are to be executed, each claimed when it is asked for. What another process works on comes
 * last: it is waited for, and executed here if that process dies.
 */
export async function* claimedTasks(
  runs: readonly FrozenRun[],
  { store, claims, isKnown, known, elsewhere, signal }: TaskSourceOptions,
): AsyncGenerator<Task> {
  let waiting: FrozenRun[] = [...runs];
  for (let round = 0; waiting.length > 0; round++) {
    const taken: FrozenRun[] = [];
    for (const run of waiting) {
      if (signal.aborted) return;
      // Looked at after it is claimed: who held it before may have finished it in between.
      const isClaimed = claims.claim(store, run.id);
      if (isKnown(run)) {
        if (isClaimed) claims.release(run.id);
        known(run);
      } else if (isClaimed) yield { key: run.id, payload: { run: run.id } };
      else {
        if (round === 0) elsewhere(run);
        taken.push(run);
      }
    }
    waiting = taken;
    if (waiting.length > 0) await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
}
