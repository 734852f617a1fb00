import {
  type Composed,
  ConfigError,
  type Experiment,
  gridOverride,
  type Override,
  type Problem,
} from "@titrate/config";
import { describeValues } from "./describe-values.ts";
import { expandGrid } from "./grid.ts";
import { expandSeeds } from "./seeds.ts";

/** One resolved config without its seed. */
export interface Arm {
  /** The grid's keys with their values: "dataset=xor-3bit, model=perceptron"; "" without a grid. */
  readonly name: string;
  /** The same by key, the values in words. */
  readonly choices: Readonly<Record<string, string>>;
  readonly experiment: Experiment;
  /** The arm's config with its places, for errors found later. */
  readonly composed: Composed;
}

/** An arm with one seed. */
export interface Run {
  readonly arm: Arm;
  readonly seed: number;
}

/** An experiment expanded to its runs, all known before the first one starts. */
export interface Plan {
  /** The experiment as its file says, before the grid. */
  readonly experiment: Experiment;
  readonly arms: readonly Arm[];
  /** The replicates of every arm: seed r is the same in each. */
  readonly seeds: readonly number[];
  /** Arm by arm, each with its seeds in order. */
  readonly runs: readonly Run[];
}

/** A config composed with some overrides, and validated. Throws ConfigError. */
export type ReadArm = (overrides: readonly Override[]) => { composed: Composed; experiment: Experiment };

/**
 * Expands `sweep.grid` and the seeds. Each row of the grid is a list of overrides laid on top of everything else,
 * so an arm is composed and validated as if its row had been typed. `seeds` replaces `sweep.seeds`.
 *
 * @throws ConfigError with the problem of the seeds, or those of all arms, each once.
 */
export function planRuns(read: ReadArm, seeds?: number | readonly number[]): Plan {
  const { composed, experiment } = read([]);
  const replicates = expandSeeds(composed, experiment.seed, seeds ?? experiment.sweep?.seeds ?? 1);
  const grid = experiment.sweep?.grid ?? {};
  const indices = Object.fromEntries(
    Object.entries(grid).map(([key, values]) => [key, values.map((_, i) => i)]),
  );
  const labels = Object.fromEntries(
    Object.entries(grid).map(([key, values]) => [key, describeValues(values)]),
  );
  const problems = new Map<string, Problem>();
  const arms = expandGrid(indices).flatMap((row) => {
    const overrides = Object.entries(row)
      .map(([key, index]) => gridOverride(composed, key, index))
      // A whole part is set before the keys in it, wherever they stand in the grid: else it would undo them.
      .sort((a, b) => a.path.length - b.path.length);
    const choices = Object.fromEntries(
      Object.entries(row).map(([key, index]) => [key, labels[key]![index]!]),
    );
    const name = Object.entries(choices).map(([key, value]) => `${key}=${value}`);
    try {
      // Without a grid the one arm is the experiment itself.
      const resolved = overrides.length === 0 ? { composed, experiment } : read(overrides);
      return [{ name: name.join(", "), choices, ...resolved }];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const problem of error.problems) problems.set(new ConfigError([problem]).message, problem);
      return [];
    }
  });
  if (problems.size > 0) throw new ConfigError([...problems.values()]);
  return {
    experiment,
    arms,
    seeds: replicates,
    runs: arms.flatMap((arm) => replicates.map((seed) => ({ arm, seed }))),
  };
}
