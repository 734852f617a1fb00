import type { Run } from "@titrate/sweep";

/** How one run ended: with a result, or with the error that stopped it. One run's failure does not end the others. */
export type Outcome<Result> =
  | { readonly run: Run; readonly status: "finished"; readonly result: Result }
  | { readonly run: Run; readonly status: "failed"; readonly error: Error };

/**
 * Executes the runs of a plan and yields each outcome as it is known. Where and in which order runs execute
 * changes no result. When `signal` is aborted the iteration throws the signal's reason; outcomes yielded
 * before stay true.
 */
export type Launcher = <Result>(
  runs: readonly Run[],
  execute: (run: Run, signal?: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
) => AsyncIterable<Outcome<Result>>;
