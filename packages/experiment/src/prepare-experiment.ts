import type { RunObserver } from "@titrate/engine";
import { inProcess } from "@titrate/launchers";
import type { Goal } from "@titrate/plugin";
import type { Plan, Run } from "@titrate/sweep";
import { checkPlan } from "./check-plan.ts";
import type { ExperimentInput } from "./experiment-source.ts";
import type { OutsideValue } from "./from-outside.ts";
import { type PlannedExperiment, type PlanOptions, planExperiment } from "./plan-experiment.ts";
import { type RunRecord, recordOf } from "./run-record.ts";

/** An experiment that is ready to run: composed, validated, planned, and every arm's program built once. */
export interface PreparedExperiment {
  readonly plan: Plan;
  /** The figures of its runs ("train/accuracy"), and which way each is better. */
  readonly goals: ReadonlyMap<string, Goal | undefined>;
  /** The values of its arms that are from the environment or the clock. */
  readonly fromOutside: readonly OutsideValue[];
  /** Executes the plan's runs and yields what came of each. Throws the signal's reason when it is aborted. */
  launch(options?: LaunchOptions): AsyncIterable<RecordedRun>;
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
export async function prepare(
  { plan, wire, fromOutside }: Pick<PlannedExperiment, "plan" | "wire" | "fromOutside">,
  signal?: AbortSignal,
): Promise<PreparedExperiment> {
  const goals = await checkPlan(plan, wire, signal);
  return {
    plan,
    goals,
    fromOutside,
    async *launch({ observe, signal } = {}) {
      const train = (run: Run, signal?: AbortSignal) => wire(run.arm).train(run.seed, observe?.(run), signal);
      for await (const outcome of inProcess(plan.runs, train, signal)) {
        yield { run: outcome.run, record: recordOf(outcome) };
      }
    },
  };
}
