import {
  type Execute,
  inProcess,
  type LaunchEvent,
  type Launcher,
  workerProcesses,
} from "@titrate/launchers";
import type { Store } from "@titrate/store";
import type { RunEvent } from "../launch-event.ts";
import { wallClock } from "../manifest/wall-clock.ts";
import { type FrozenPlan, type FrozenRun, frozenRuns } from "./frozen-plan.ts";
import { heldClaims } from "./held-claims.ts";
import type { RunReport } from "./task-executor.ts";
import { claimedTasks } from "./task-source.ts";

export interface ExecuteOptions {
  /** Worker processes; without, the runs execute in this process, one after the other. */
  readonly workers?: number;
  /** Bytes that a worker may use. */
  readonly memory?: number;
  /** The plan's i-th of n parts, i from 1: runs i, i + n, i + 2n ... */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Whether the first failure ends the others. */
  readonly failFast?: boolean;
  /** Whether quarantined runs are tried again. */
  readonly retry?: boolean;
  /** Stops at once; the iteration throws its reason. */
  readonly signal?: AbortSignal;
  /** Starts nothing more; what is under way keeps a checkpoint and ends. */
  readonly drain?: AbortSignal;
}

/** A plan whose runs can be executed. */
export interface ExecutablePlan {
  readonly plan: FrozenPlan;
  readonly planId: string;
  readonly runs: readonly FrozenRun[];
  /** Executes what is not known, and tells what happens. What a run came to is in the store then. */
  execute(options?: ExecuteOptions): AsyncIterable<RunEvent>;
}

/** What the runs of a plan are executed with. */
export interface PlanExecution {
  readonly plan: FrozenPlan;
  readonly planId: string;
  readonly store: Store;
  /** Whether the store has all of a run that its experiment asks for. */
  readonly isKnown: (run: FrozenRun) => boolean;
  /** Executes runs in this process; its events come between those of the launcher. */
  readonly executor: (emit: (event: RunEvent) => void) => Execute;
}

/**
 * Executes what the store does not have of a plan, and tells what happens. What a run came to is in the store when
 * its event comes.
 */
export async function* executePlan(
  { plan, planId, store, isKnown, executor }: PlanExecution,
  options: ExecuteOptions,
): AsyncGenerator<RunEvent> {
  const begun = wallClock.milliseconds();
  const { workers, shard, retry = false } = options;
  const mine = frozenRuns(plan).filter(
    (_, index) => shard === undefined || index % shard.count === shard.index - 1,
  );
  const known = mine.filter(isKnown);
  const knownIds = new Set(known.map(({ id }) => id));
  // Arms that differ in nothing that decides a result have the same runs.
  const left = [...new Map(mine.map((run) => [run.id, run])).values()].filter(({ id }) => !knownIds.has(id));
  const quarantined = retry ? [] : left.filter(({ id }) => store.readQuarantine(id) !== undefined);
  const pending = left.filter((run) => !quarantined.includes(run));
  const byId = new Map(mine.map((run) => [run.id, run]));
  const counts = { finished: 0, cached: known.length, failed: 0, quarantined: 0, paused: 0 };

  yield {
    v: 1,
    event: "plan",
    plan: planId,
    experiment: plan.experiment,
    runs: mine.length,
    cached: known.length,
    workers: workers ?? 0,
  };
  for (const run of known) yield { v: 1, event: "cached", ...named(run) };
  for (const run of quarantined) {
    counts.quarantined++;
    const { reason, attempts } = store.readQuarantine(run.id)!;
    yield { v: 1, event: "quarantined", ...named(run), reason, attempts };
  }
  const between: RunEvent[] = [];
  const claims = heldClaims();
  const over = new AbortController();
  try {
    if (pending.length > 0) {
      const tasks = claimedTasks(pending, {
        store,
        claims,
        isKnown,
        known: (run) => {
          counts.cached++;
          between.push({ v: 1, event: "cached", ...named(run) });
        },
        elsewhere: (run) => between.push({ v: 1, event: "elsewhere", ...named(run) }),
        signal: options.drain === undefined ? over.signal : AbortSignal.any([options.drain, over.signal]),
      });
      const launch = launcherOf(
        planId,
        store,
        executor((event) => between.push(event)),
        options,
      );
      for await (const event of launch(tasks, options)) {
        yield* between.splice(0);
        const run = byId.get(event.task.key)!;
        yield* told(event, run);
        settle(event, run, store, counts);
        if (isEnd(event)) claims.release(run.id);
      }
      yield* between.splice(0);
    }
    // Nothing more is known of those whose twin was executed.
    counts.cached += Math.max(0, mine.length - known.length - left.length);
  } finally {
    // Whoever still waits for another process need not.
    over.abort();
    claims.close();
  }
  yield { v: 1, event: "done", ...counts, seconds: (wallClock.milliseconds() - begun) / 1000 };
}

function launcherOf(
  planId: string,
  store: Store,
  executor: Execute,
  { workers, memory }: ExecuteOptions,
): Launcher {
  if (workers === undefined) return inProcess(executor);
  return workerProcesses({
    workers,
    module: new URL("../worker/main.ts", import.meta.url).href,
    setup: { store: store.folder, plan: planId },
    env: { TITRATE_PROGRAM: process.argv[1] ?? "" },
    ...(memory !== undefined && { memoryBytes: memory }),
  });
}

/** The events that an event of the launcher stands for. */
function* told(event: LaunchEvent, run: FrozenRun): Generator<RunEvent> {
  const common = { v: 1, ...named(run) } as const;
  switch (event.type) {
    case "started":
      return yield { ...common, event: "started", worker: event.worker };
    case "advanced":
      return yield { ...common, event: "advanced", done: event.done, total: event.total };
    case "finished": {
      const { final, digest, milliseconds, same } = event.report as RunReport;
      if (same !== undefined) yield { ...common, event: "audited", same };
      return yield { ...common, event: "finished", final, digest, milliseconds };
    }
    case "late": {
      const { same } = event.report as RunReport;
      return yield { ...common, event: "audited", same: same ?? true };
    }
    case "failed":
      return yield { ...common, event: "failed", ...event.error };
    case "lost": {
      const { worker, reason, attempt, retries } = event;
      return yield { ...common, event: "lost", worker, reason, attempt, retries };
    }
    case "stalled":
      return yield { ...common, event: "stalled", worker: event.worker };
    case "quarantined":
      return yield { ...common, event: "quarantined", reason: event.reason, attempts: event.attempts };
    case "paused":
      return yield { ...common, event: "paused", ...(event.step !== undefined && { step: event.step }) };
    default:
      return event satisfies never;
  }
}

interface Counts {
  finished: number;
  failed: number;
  quarantined: number;
  paused: number;
}

/** Counts how a run ended, and notes in the store what is no result. */
function settle(event: LaunchEvent, { id }: FrozenRun, store: Store, counts: Counts): void {
  if (event.type === "finished") counts.finished++;
  if (event.type === "paused") counts.paused++;
  if (event.type === "failed") {
    counts.failed++;
    store.noteFailure(id, event.error);
  }
  if (event.type === "quarantined") {
    counts.quarantined++;
    store.quarantine(id, { reason: event.reason, attempts: event.attempts });
  }
}

const isEnd = ({ type }: LaunchEvent): boolean =>
  type === "finished" || type === "failed" || type === "quarantined" || type === "paused";

const named = ({ id, arm, seed }: FrozenRun): { run: string; arm: string; seed: number } => ({
  run: id,
  arm: arm.name,
  seed,
});
