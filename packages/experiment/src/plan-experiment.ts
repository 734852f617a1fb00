import { dirname } from "node:path";
import { createReader, findConfigFolders, type Override, validate } from "@titrate/config";
import { type WiredRun, wireBuiltins } from "@titrate/container";
import type { RunObserver } from "@titrate/engine";
import { type Plan, planRuns, type Run } from "@titrate/sweep";
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

/** A plan, and what makes a run of it. */
export interface PlannedExperiment {
  readonly plan: Plan;
  readonly wire: (run: Run, observer?: RunObserver) => WiredRun;
}

/**
 * Reads an experiment, loads its plugins, and expands it to its plan.
 *
 * @throws ConfigError with every problem of this pass, each with its place.
 */
export async function planExperiment(
  file: string,
  { overrides = [], packagedConfigs = [], seeds }: PlanOptions,
): Promise<PlannedExperiment> {
  const searchPath = findConfigFolders(file, packagedConfigs);
  // Each file is read once: an edit while this goes on cannot mix two versions in one plan.
  const read = createReader(file, searchPath);
  const base = read(overrides);
  const folder = dirname(base.file);
  const wiring = await addUserPlugins(wireBuiltins(), base.plugins, folder);
  const plan = planRuns((row) => {
    const composed = read([...overrides, ...row]);
    return { composed, experiment: validate(composed, wiring.catalogue, wiring) };
  }, seeds);
  return {
    plan,
    wire: ({ arm: { experiment }, seed }, observer) =>
      wiring.run({ experiment, seed, folder, ...(observer && { observer }) }),
  };
}
