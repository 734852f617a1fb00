import { relative, resolve } from "node:path";
import type { PlainConfig } from "@titrate/config";
import { numericsVersion } from "@titrate/numeric";
import { jsonText } from "@titrate/store";

/**
 * A plan as it is written down before its first run starts: all that its runs need, and their ids. Whoever executes
 * it reads this and no experiment's file, so an edit meanwhile changes nothing.
 */
export interface FrozenPlan {
  readonly "titrate-plan": 1;
  readonly experiment: string;
  /** The experiment's folder, where relative paths start: from the folder that holds the store, or absolute. */
  readonly folder: string;
  /** The experiment's file, in that folder. */
  readonly file: string;
  readonly numerics: number;
  readonly seeds: readonly number[];
  /** The run whose weights all runs start from. */
  readonly start?: StartWeights;
  readonly arms: readonly FrozenArm[];
}

export interface FrozenArm {
  readonly name: string;
  readonly choices: Readonly<Record<string, string>>;
  /** Complete: no default, no interpolation and no grid is left. */
  readonly config: PlainConfig;
  /** The id of each seed's run, in the order of the plan's seeds. */
  readonly runs: readonly string[];
}

export interface StartWeights {
  /** The run's id. */
  readonly run: string;
  /** The digest of its weights: what a run that starts from them depends on. */
  readonly digest: string;
}

/** A run of a frozen plan. */
export interface FrozenRun {
  readonly id: string;
  readonly arm: FrozenArm;
  readonly seed: number;
}

/** All runs, arm by arm, each with its seeds in order. */
export function frozenRuns({ arms, seeds }: FrozenPlan): FrozenRun[] {
  return arms.flatMap((arm) => seeds.map((seed, index) => ({ id: arm.runs[index]!, arm, seed })));
}

/** The text of a plan's file. Equal plans have equal texts. */
export const planText = (plan: FrozenPlan): string => jsonText(plan as never);

/** @throws TypeError where a text is no frozen plan that this version can execute. */
export function parsePlan(text: string): FrozenPlan {
  const plan = JSON.parse(text) as Partial<FrozenPlan>;
  if (plan["titrate-plan"] !== 1) {
    throw new TypeError("it is no plan of this version of titrate; write it anew: titrate export-plan");
  }
  if (plan.numerics !== numericsVersion) {
    throw new TypeError(
      `it was made for version ${plan.numerics} of the numerics, and this titrate has ${numericsVersion}; export it anew`,
    );
  }
  if (!Array.isArray(plan.arms) || !Array.isArray(plan.seeds)) throw new TypeError("it lacks arms or seeds");
  return plan as FrozenPlan;
}

/** A folder as a plan names it: from the folder that holds the store where it lies in it, so that both can move. */
export function portableFolder(folder: string, storeFolder: string): string {
  const way = relative(resolve(storeFolder, ".."), folder);
  return way.startsWith("..") ? folder : way === "" ? "." : way.replaceAll("\\", "/");
}

/** Where that folder lies. */
export const resolveFolder = (folder: string, storeFolder: string): string =>
  resolve(storeFolder, "..", folder);
