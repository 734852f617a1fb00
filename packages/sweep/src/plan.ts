import {
  type Composed,
  type Examined,
  type Experiment,
  formatProblem,
  gridOverride,
  type Override,
  type Problem,
  throwAny,
} from "@titrate/config";
import { describeValues } from "./describe-values.ts";
import { expandGrid, type GridRow } from "./grid.ts";
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
  /** The experiment as its file says, before the grid; where that lacks what the grid gives, as its first arm. */
  readonly experiment: Experiment;
  /** The same with its places. */
  readonly composed: Composed;
  readonly arms: readonly Arm[];
  /** The replicates of every arm: seed r is the same in each. */
  readonly seeds: readonly number[];
  /** Arm by arm, each with its seeds in order. */
  readonly runs: readonly Run[];
}

/** A config composed with some overrides, and examined. */
export type ReadArm = (overrides: readonly Override[]) => Examined & { readonly composed: Composed };

/** Of so many arms the problems are told: those of more are most likely the same. */
const enoughFaulty = 200;

/**
 * Expands `sweep.grid` and the seeds. Each row of the grid is a list of overrides laid on top of everything else,
 * so an arm is composed and validated as if its row had been typed. What the grid gives in every arm may be missing,
 * `???`, without it. `seeds` replaces `sweep.seeds`.
 *
 * @throws ConfigError with the problem of the seeds, or those of the arms, each once.
 */
export function planRuns(read: ReadArm, seeds?: number | readonly number[]): Plan {
  const base = read([]);
  const grid = base.sweep?.grid ?? {};
  const isSwept = Object.keys(grid).length > 0;
  const rows = expandGrid(mapValues(grid, (values) => values.map((_, index) => index)));
  const labels = mapValues(grid, describeValues);
  const problems = distinctProblems();
  // What is missing the grid may give in every arm; if it does not, the arms say so.
  problems.add(base.problems.filter(({ code }) => !isSwept || code !== "E_MISSING"));
  problems.add(base.composed.swept);
  const arms: Arm[] = [];
  let faulty = 0;
  for (const row of rows) {
    const choices = Object.fromEntries(
      Object.entries(row).map(([key, index]) => [key, labels[key]![index]!]),
    );
    const name = Object.entries(choices).map(([key, value]) => `${key}=${value}`);
    // Without a grid the one arm is the experiment itself.
    const { composed, experiment, problems: found } = isSwept ? read(overridesOf(row, base.composed)) : base;
    problems.add(found);
    if (experiment !== undefined) arms.push({ name: name.join(", "), choices, composed, experiment });
    else if (++faulty === enoughFaulty) break;
  }
  problems.throwAny();
  const { experiment, composed } =
    base.experiment === undefined ? arms[0]! : { ...base, experiment: base.experiment };
  const replicates = expandSeeds(base.composed, experiment.seed, seeds ?? experiment.sweep?.seeds ?? 1);
  return {
    experiment,
    composed,
    arms,
    seeds: replicates,
    runs: arms.flatMap((arm) => replicates.map((seed) => ({ arm, seed }))),
  };
}

function overridesOf(row: GridRow<number>, base: Composed): Override[] {
  return (
    Object.entries(row)
      .map(([key, index]) => gridOverride(base, key, index))
      // A whole part is set before the keys in it, wherever they stand in the grid: else it would undo them.
      .sort((a, b) => a.path.length - b.path.length)
  );
}

/** The problems of many arms, which are often the same. */
function distinctProblems(): { add(found: readonly Problem[]): void; throwAny(): void } {
  const problems = new Map<string, Problem>();
  return {
    add(found) {
      for (const problem of found) problems.set(formatProblem(problem), problem);
    },
    throwAny: () => throwAny([...problems.values()]),
  };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
