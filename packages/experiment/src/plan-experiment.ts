import { dirname } from "node:path";
import { createReader, findConfigFolders, type Override, validate } from "@titrate/config";
import { type WiredArm, wireBuiltins } from "@titrate/container";
import { type Arm, type Plan, planRuns } from "@titrate/sweep";
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

/** A plan, and what its runs are made with. */
export interface PlannedExperiment {
  readonly plan: Plan;
  /** An arm, wired; the last one is kept, for plans go arm by arm. */
  readonly wire: (arm: Arm) => WiredArm;
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
  return { plan, wire: keepLast(({ experiment }) => wiring.arm({ experiment, folder })) };
}

/** An arm's programs may be large: no more than one arm has them at a time. */
function keepLast(wire: (arm: Arm) => WiredArm): (arm: Arm) => WiredArm {
  let last: { readonly arm: Arm; readonly wired: WiredArm } | undefined;
  return (arm) => {
    if (last?.arm !== arm) last = { arm, wired: wire(arm) };
    return last.wired;
  };
}
