import type { Composed, Experiment } from "@titrate/config";
import type { Plan } from "@titrate/sweep";
import type { ExperimentInput } from "./experiment-source.ts";
import type { OutsideValue } from "./from-outside.ts";
import { type PlanOptions, planExperiment } from "./plan-experiment.ts";
import {
  type LaunchOptions,
  type PreparedExperiment,
  prepare,
  type RecordedRun,
} from "./prepare-experiment.ts";
import { collectResults, type ExperimentResults } from "./results.ts";

/** An experiment that is composed, validated and planned. Nothing of it has run. */
export interface LoadedExperiment {
  /** The validated experiment, every default filled in, frozen; before its grid gives other values. */
  readonly config: Experiment;
  readonly plan: Plan;
  /** The same config with the place of each value. */
  readonly composed: Composed;
  /** The values that are from the environment or the clock. */
  readonly fromOutside: readonly OutsideValue[];
  /**
   * Builds every arm's program once, so that what does not fit is told before anything is trained.
   *
   * @throws ConfigError with every problem.
   */
  prepare(options?: PrepareOptions): Promise<PreparedExperiment>;
  /**
   * Prepares, trains every run, and gives what `titrate run --json` prints. A run that fails is told in the results.
   *
   * @throws ConfigError before the first run; the signal's reason, when it is aborted.
   */
  run(options?: RunOptions): Promise<ExperimentResults>;
}

export interface PrepareOptions {
  /** Replaces the plan's seeds: how many, counted up from the experiment's own seed, or which. */
  readonly seeds?: number | readonly number[];
  readonly signal?: AbortSignal;
}

export interface RunOptions extends PrepareOptions, LaunchOptions {}

export type LoadOptions = Omit<PlanOptions, "overrides">;

/**
 * Loads an experiment as the command line does: a YAML file, a `.ts` or `.js` file whose default export is a
 * definition, or a definition.
 *
 * @param overrides as on the command line, in order: `optimizer.lr=0.1`, `model=perceptron`.
 * @throws ConfigError with every problem of this pass, each with its place.
 */
export async function loadExperiment(
  source: ExperimentInput,
  overrides: readonly string[] = [],
  options: LoadOptions = {},
): Promise<LoadedExperiment> {
  const planned = await planExperiment(source, { ...options, overrides });
  const { plan } = planned;
  const prepareRuns = ({ seeds, signal = options.signal }: PrepareOptions): Promise<PreparedExperiment> =>
    prepare(seeds === undefined ? planned : { ...planned, plan: planned.replan(seeds) }, signal);
  return {
    config: plan.experiment,
    plan,
    composed: plan.composed,
    fromOutside: planned.fromOutside,
    prepare: (given = {}) => prepareRuns(given),
    async run(given = {}) {
      const prepared = await prepareRuns(given);
      const { observe, signal = options.signal } = given;
      const records: RecordedRun[] = [];
      const launched = prepared.launch({ ...(observe && { observe }), ...(signal && { signal }) });
      for await (const recorded of launched) records.push(recorded);
      return collectResults(prepared, records);
    },
  };
}
