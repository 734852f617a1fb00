import type { ExecutablePlan, RunEvent } from "@titrate/experiment";
import type { Shard } from "../parse-shard.ts";
import { createProgress } from "../terminal/progress.ts";
import type { RunLog } from "../terminal/run-log.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface LaunchOptions {
  readonly workers?: number;
  readonly memory?: number;
  readonly failFast?: boolean;
  readonly retry?: boolean;
  readonly shard?: Shard;
  /** false: nothing is kept. */
  readonly store?: string | false;
  readonly json?: boolean;
}

/** How a launch that was not interrupted ended. */
export interface LaunchEnd {
  readonly runs: number;
  readonly finished: number;
  readonly cached: number;
  readonly failed: number;
  readonly quarantined: number;
  /** Evaluations that were printed as they came: those of a run in this process. */
  readonly printed: number;
}

/** Executes what is not known of a plan, showing how far it is. `log` prints the evaluations of a single run. */
export async function launchRuns(
  kept: ExecutablePlan,
  options: LaunchOptions,
  { out, err, signal, stop }: Terminal,
  log?: RunLog,
): Promise<LaunchEnd | "interrupted"> {
  const { arms, seeds, experiment } = kept.plan;
  // What a single run prints is its log; a line that says it has ended would add nothing.
  const shown = log !== undefined && !err.isTTY ? [] : arms;
  const progress = createProgress(err, {
    arms: shown.map((arm) => ({ name: arm.name || experiment, runs: seeds.length })),
    json: options.json ?? false,
  });
  if (log !== undefined) out.write(log.head);
  let runs = 0;
  let ended = 0;
  let printed = 0;
  let end = { finished: 0, cached: 0, failed: 0, quarantined: 0 };
  const { workers, memory, failFast, retry, shard } = options;
  try {
    const events = kept.execute({
      ...(workers !== undefined && { workers }),
      ...(memory !== undefined && { memory }),
      ...(failFast !== undefined && { failFast }),
      ...(retry !== undefined && { retry }),
      ...(shard !== undefined && { shard }),
      drain: signal,
      signal: stop,
    });
    for await (const event of events) {
      if (isEnd(event)) ended++;
      if (event.event === "plan") runs = event.runs;
      if (event.event === "done") end = event;
      if (event.event === "evaluated" && log !== undefined) {
        progress.close();
        out.write(log.evaluation(event));
        printed++;
      }
      progress.on(event);
    }
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    progress.close();
  }
  if (!signal.aborted) return { ...end, runs, printed };
  if (!options.json) err.write(interruption(ended, runs, options.store === false));
  return "interrupted";
}

const isEnd = ({ event }: RunEvent): boolean =>
  event === "finished" || event === "cached" || event === "failed";

function interruption(ended: number, runs: number, isLost: boolean): string {
  const next = isLost ? "nothing is kept" : "the same command goes on from there";
  return `interrupted: ${ended} of ${runs} runs had finished; ${next}\n`;
}
