import type { Run } from "@titrate/sweep";
import type { Launcher, Outcome } from "./launcher.ts";

/** Executes the runs one after the other in this process, in the plan's order. */
export const inProcess: Launcher = async function* <Result>(
  runs: readonly Run[],
  execute: (run: Run, signal?: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Outcome<Result>> {
  for (const run of runs) {
    signal?.throwIfAborted();
    yield await outcomeOf(run, execute, signal);
  }
};

async function outcomeOf<Result>(
  run: Run,
  execute: (run: Run, signal?: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Outcome<Result>> {
  try {
    return { run, status: "finished", result: await execute(run, signal) };
  } catch (error) {
    signal?.throwIfAborted();
    return { run, status: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}
