import { dirname } from "node:path";
import { createReader, findConfigFolders, type Override, validate } from "@titrate/config";
import { type WiredRun, wireBuiltins } from "@titrate/container";
import type { RunObserver } from "@titrate/engine";
import { inProcess } from "@titrate/launchers";
import { type Plan, planRuns, type Run } from "@titrate/sweep";
import { checkPlan, type Goal } from "./check-plan.ts";
import { type RunRecord, recordOf } from "./run-record.ts";
import { addUserPlugins } from "./user-plugins.ts";

/** What a caller may say beside the experiment's file. */
export interface PlanOptions {
  /** Laid on top of the file, in order. */
  readonly overrides?: readonly Override[];
  /** Replaces `sweep.seeds`: how many, counted up from the experiment's own seed, or which. */
  readonly seeds?: number | readonly number[];
  /** Folders of packaged config groups, searched after the project's own. */
  readonly packagedConfigs?: readonly string[];
  readonly signal?: AbortSignal;
}

/** An experiment that is ready to run: composed, validated, planned, and every arm's program built once. */
export interface PreparedExperiment {
  readonly plan: Plan;
  /** The figures of its runs ("train/accuracy"), and which way each is better. */
  readonly goals: ReadonlyMap<string, Goal>;
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
 * Reads an experiment, loads its plugins, expands it to its plan, and builds every arm's program once.
 *
 * @throws ConfigError with every problem of this pass, each with its place. Nothing has been written or trained.
 * @throws the signal's reason, when it is aborted.
 */
export async function prepareExperiment(
  file: string,
  options: PlanOptions = {},
): Promise<PreparedExperiment> {
  const searchPath = findConfigFolders(file, options.packagedConfigs ?? []);
  const given = options.overrides ?? [];
  // Each file is read once: an edit while this goes on cannot mix two versions in one plan.
  const read = createReader(file, searchPath);
  const base = read(given);
  const folder = dirname(base.file);
  const wiring = await addUserPlugins(wireBuiltins(), base.plugins, folder);

  const plan = planRuns((row) => {
    const composed = read([...given, ...row]);
    return { composed, experiment: validate(composed, wiring.catalogue, wiring) };
  }, options.seeds);
  const wire = ({ arm: { experiment }, seed }: Run, observer?: RunObserver): WiredRun =>
    wiring.run({ experiment, seed, folder, ...(observer && { observer }) });
  const goals = await checkPlan(plan, wire, options.signal);

  return {
    plan,
    goals,
    async *launch({ observe, signal } = {}) {
      const train = (run: Run, signal?: AbortSignal) => wire(run, observe?.(run)).train(signal);
      for await (const outcome of inProcess(plan.runs, train, signal)) {
        yield { run: outcome.run, record: recordOf(outcome) };
      }
    },
  };
}
