import type { WiredArm } from "@titrate/container";
import type { RunObserver } from "@titrate/engine";
import type { Goal } from "@titrate/plugin";
import type { Store } from "@titrate/store";
import type { Plan, Run } from "@titrate/sweep";
import { checkPlan } from "./check-plan.ts";
import type { ExperimentInput } from "./experiment-source.ts";
import type { OutsideValue } from "./from-outside.ts";
import { type PlannedExperiment, type PlanOptions, planExperiment } from "./plan-experiment.ts";
import { type RunRecord, recordOf } from "./run-record.ts";
import { type KeepOptions, type KeptPlan, keepPlan } from "./runs/kept-plan.ts";

/** An experiment that is ready to run: composed, validated, planned, and every arm's program built once. */
export interface PreparedExperiment {
  readonly plan: Plan;
  /** The figures of its runs ("train/accuracy"), and which way each is better. */
  readonly goals: ReadonlyMap<string, Goal | undefined>;
  /** The values of its arms that are from the environment or the clock. */
  readonly fromOutside: readonly OutsideValue[];
  /** Executes the plan's runs and yields what came of each. Throws the signal's reason when it is aborted. */
  launch(options?: LaunchOptions): AsyncIterable<RecordedRun>;
  /**
   * Writes the plan down in a store, to execute there what is not known yet.
   *
   * @throws StoreError where it cannot be written.
   */
  freeze(store: Store, options?: KeepOptions): KeptPlan;
}

export interface LaunchOptions {
  /** An observer for each run that starts. */
  readonly observe?: (run: Run) => RunObserver;
  readonly signal?: AbortSignal;
}

export interface RecordedRun {
  readonly run: Run;
  readonly record: RunRecord;
}

/**
 * Plans an experiment, and builds every arm's program once.
 *
 * @throws ConfigError with every problem of this pass, each with its place. Nothing has been written or trained.
 * @throws the signal's reason, when it is aborted.
 */
export async function prepareExperiment(
  experiment: ExperimentInput,
  options: PlanOptions = {},
): Promise<PreparedExperiment> {
  return prepare(await planExperiment(experiment, options), options.signal);
}

/** As `prepareExperiment`, of one that is planned already. */
export async function prepare(planned: PlannedExperiment, signal?: AbortSignal): Promise<PreparedExperiment> {
  const { plan, wire, fromOutside } = planned;
  const goals = await checkPlan(plan, wire, signal);
  return {
    plan,
    goals,
    fromOutside,
    freeze: (store, options) => keepPlan(planned, store, options),
    async *launch({ observe, signal } = {}) {
      for (const run of plan.runs) {
        signal?.throwIfAborted();
        yield { run, record: await recordOfRun(run, wire(run.arm), observe?.(run), signal) };
      }
    },
  };
}

/** Trains a run whose result is not kept. */
async function recordOfRun(
  run: Run,
  wired: WiredArm,
  observer?: RunObserver,
  signal?: AbortSignal,
): Promise<RunRecord> {
  try {
    const options = { ...(observer && { observer }), ...(signal && { signal }) };
    return recordOf(run, await wired.train(run.seed, options));
  } catch (error) {
    signal?.throwIfAborted();
    return {
      seed: run.seed,
      status: "failed",
      error: error instanceof Error ? error.message : String(error),
    };
  }
}
