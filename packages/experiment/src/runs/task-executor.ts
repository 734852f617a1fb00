import { PausedError } from "@titrate/engine";
import { type Execute, PausedTask } from "@titrate/launchers";
import type { Store } from "@titrate/store";
import type { RunEvent } from "../launch-event.ts";
import { executeRun, type RunRequest } from "./execute-run.ts";

/** What is told of a run that was executed; all of it is in the store. */
export interface RunReport {
  readonly final: Readonly<Record<string, number>>;
  readonly digest: string;
  readonly milliseconds: number;
  /** Where the store had it already: whether the bits agree. */
  readonly same?: boolean;
}

/** Executes runs, each made by `request` from its id, and reports a `RunReport` of each. */
export function taskExecutor(
  store: Store,
  request: (id: string) => Promise<RunRequest & { readonly arm: string }>,
  emit: (event: RunEvent) => void,
): Execute {
  return async ({ key: id }, { advance, signal, pause }) => {
    const made = await request(id);
    const named = { run: id, arm: made.arm, seed: made.seed };
    try {
      const { outcome, result, milliseconds } = await executeRun(store, made, {
        signal,
        pause,
        observer: {
          stepped: advance,
          evaluated: (evaluation) => emit({ v: 1, event: "evaluated", ...named, ...evaluation }),
        },
        warn: (message) => emit({ v: 1, event: "warning", message, run: id }),
        resumed: ({ step, notes }) => {
          emit({ v: 1, event: "resumed", ...named, step });
          // What was evaluated before is part of the run.
          for (const evaluation of notes.history) emit({ v: 1, event: "evaluated", ...named, ...evaluation });
        },
      });
      const report: RunReport = {
        final: result.final,
        digest: result.digest,
        milliseconds,
        ...(outcome.status === "known" && { same: outcome.same }),
      };
      return report;
    } catch (error) {
      if (error instanceof PausedError) throw new PausedTask(error.step);
      throw error;
    }
  };
}
