import {
  createReader,
  examine,
  findConfigFolders,
  findProject,
  type PlainConfig,
  type Problem,
  readArguments,
  resolvedConfig,
  type Surroundings,
} from "@titrate/config";
import { type WiredArm, wireBuiltins } from "@titrate/container";
import { RunError } from "@titrate/engine";
import { type Arm, type Plan, planRuns, type ReadArm } from "@titrate/sweep";
import { type ExperimentInput, experimentSource } from "./experiment-source.ts";
import { type OutsideValue, valuesFromOutside } from "./from-outside.ts";
import { type DataInput, isUnchanged } from "./identity/data-digest.ts";
import { type DecidingConfig, decidingConfig } from "./identity/deciding-config.ts";
import { type RunIdentity, runIdentities } from "./identity/run-identity.ts";
import { processSurroundings } from "./surroundings.ts";
import { addUserPlugins } from "./user-plugins.ts";

/** What a caller may say beside the experiment's file. */
export interface PlanOptions {
  /** As on the command line, laid on top of the file in order: `optimizer.lr=0.1`, `model=perceptron`. */
  readonly overrides?: readonly string[];
  /** Replaces `sweep.seeds`: how many, counted up from the experiment's own seed, or which. */
  readonly seeds?: number | readonly number[];
  /** Folders of packaged config groups, searched after the project's own. */
  readonly packagedConfigs?: readonly string[];
  /** What the experiment's interpolations may read; the process's environment and clock, unless given. */
  readonly surroundings?: Surroundings;
  readonly signal?: AbortSignal;
}

/** A plan, and what its runs are made with. */
export interface PlannedExperiment {
  readonly plan: Plan;
  /** An arm, wired; the last one is kept, for plans go arm by arm. */
  readonly wire: (arm: Arm) => WiredArm;
  /** What the plan, or an arm of it, says in full: every default written out. */
  readonly resolve: (arm: Pick<Arm, "experiment" | "composed">) => PlainConfig;
  /** The identities of an arm's runs, by seed; `start` is the digest of the weights that they start from. */
  readonly identify: (arm: Arm, start?: string) => (seed: number) => RunIdentity;
  /** @throws RunError where a data file is no longer what it was when the arm's runs were identified. */
  readonly checkInputs: (arm: Arm) => void;
  /** The values of its arms that are from the environment or the clock. */
  readonly fromOutside: readonly OutsideValue[];
  /** The same plan with other seeds; nothing is read anew. */
  readonly replan: (seeds: number | readonly number[]) => Plan;
}

/**
 * Reads an experiment, loads its plugins, and expands it to its plan.
 *
 * @throws ConfigError with every problem of this pass, each with its place.
 */
export async function planExperiment(
  experiment: ExperimentInput,
  { overrides: texts = [], packagedConfigs = [], seeds, surroundings = processSurroundings() }: PlanOptions,
): Promise<PlannedExperiment> {
  const primary = await experimentSource(experiment);
  const searchPath = findConfigFolders(typeof primary === "string" ? primary : primary.name, packagedConfigs);
  // Each file is read once, and the environment too: an edit while this goes on cannot mix two versions in one plan.
  const read = createReader(primary, searchPath, surroundings);
  const argumentProblems: Problem[] = [];
  const overrides = readArguments(texts, argumentProblems);
  const base = read(overrides);
  const project = findProject(base.file);
  const { folder } = project;
  const pluginProblems: Problem[] = [];
  const { wiring, sources } = await addUserPlugins(wireBuiltins(), base.plugins, project, pluginProblems);
  const { catalogue, executors } = wiring;
  const readArm: ReadArm = (row) => {
    const composed = row.length === 0 ? base : read([...overrides, ...row]);
    return {
      composed,
      ...examine(composed, catalogue, { executors, argumentProblems, pluginProblems, project }),
    };
  };
  const plan = planRuns(readArm, seeds);
  const deciding = ({ experiment }: Pick<Arm, "experiment">): DecidingConfig =>
    decidingConfig(experiment, catalogue, executors, folder);
  // As they were when the plan was made.
  const inputs = new Map<Arm, readonly DataInput[]>();
  return {
    plan,
    fromOutside: valuesFromOutside(plan),
    replan: (others) => planRuns(readArm, others),
    identify(arm, start) {
      const decides = deciding(arm);
      inputs.set(arm, decides.inputs);
      return runIdentities(decides, sources, start);
    },
    checkInputs(arm) {
      const changed = (inputs.get(arm) ?? []).find((input) => !isUnchanged(input));
      if (changed === undefined) return;
      throw new RunError(
        `${changed.path} has changed since the plan was made; run the command again, which plans anew`,
        { code: "E_DATA", path: ["dataset"] },
      );
    },
    wire: keepLast(({ experiment }) => wiring.arm({ experiment, folder })),
    resolve: ({ experiment, composed }) => resolvedConfig(experiment, composed, catalogue, executors),
  };
}

/** An arm's programs may be large: no more than one arm has them at a time. */
function keepLast(wire: (arm: Arm) => WiredArm): (arm: Arm) => WiredArm {
  let last: { readonly arm: Arm; readonly wired: WiredArm } | undefined;
  return (arm) => {
    if (last?.arm !== arm) last = { arm, wired: wire(arm) };
    return last.wired;
  };
}
