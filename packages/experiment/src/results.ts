import { numericsVersion } from "@titrate/numeric";
import { type Answer, type ArmRuns, answer, type ReportSpec, type Summary, summarize } from "@titrate/report";
import type { OutsideValue } from "./from-outside.ts";
import type { PreparedExperiment, RecordedRun } from "./prepare-experiment.ts";
import type { RunRecord } from "./run-record.ts";

/** All that an experiment came to, as `--json` prints it. Holds no times and no paths: equal bits in, equal text out. */
export interface ExperimentResults {
  readonly experiment: string;
  readonly description?: string;
  /** The version of the strict arithmetic: results of different versions need not be equal. */
  readonly numerics: number;
  /** Values of the config that were read from the environment or the clock; absent where there are none. */
  readonly fromOutside?: readonly OutsideValue[];
  readonly seeds: readonly number[];
  readonly arms: readonly ArmResults[];
  /** When the experiment has a `report:` and every run finished. */
  readonly answer?: Answer;
  readonly summary?: Summary;
}

export interface ArmResults {
  readonly name: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly precision: "f32" | "f64";
  /** Strict arithmetic has the bits of its version everywhere; fast figures are others. */
  readonly numerics: "strict" | "fast";
  readonly runs: readonly RunRecord[];
}

/** Gathers records by arm and, where the experiment asks for a report, puts them into words. */
export function collectResults(
  prepared: PreparedExperiment,
  recorded: readonly RecordedRun[],
): ExperimentResults {
  const { experiment, arms: planned, runs, seeds } = prepared.plan;
  const byArm = Map.groupBy(recorded, ({ run }) => run.arm);
  const arms = planned.map(
    (arm): ArmResults => ({
      name: arm.name,
      choices: arm.choices,
      precision: arm.experiment.precision,
      numerics: arm.experiment.numerics,
      runs: (byArm.get(arm) ?? []).map(({ record }) => record),
    }),
  );
  const complete =
    recorded.length === runs.length && recorded.every(({ record }) => record.status === "finished");
  const spec = reportSpec(prepared);
  const summary = complete && spec !== undefined ? summarize(arms.map(finishedRuns), spec) : undefined;
  return {
    experiment: experiment.name,
    ...(experiment.description !== undefined && { description: experiment.description }),
    numerics: numericsVersion,
    ...(prepared.fromOutside.length > 0 && { fromOutside: prepared.fromOutside }),
    seeds,
    arms,
    ...(summary !== undefined && { answer: answer(summary, experiment.description), summary }),
  };
}

function finishedRuns({ choices, runs }: ArmResults): ArmRuns {
  return { choices, runs: runs.filter((run) => run.status === "finished") };
}

/** What the experiment asks to be reported, when it varies something or repeats itself. */
function reportSpec({ plan, goals }: PreparedExperiment): ReportSpec | undefined {
  const { report } = plan.experiment;
  if (report === undefined || plan.runs.length < 2) return undefined;
  const { metric, solved, within, also } = report;
  const compare = report.compare ?? onlyKey(plan.experiment.sweep?.grid ?? {}, within);
  return {
    metric: { name: metric.name, goal: metric.goal ?? goals.get(metric.name)! },
    also,
    ...(solved !== undefined && { solved }),
    ...(compare !== undefined && { compare }),
    ...(within !== undefined && { within }),
  };
}

/** More values than these make more pairs than an answer can hold; then `compare` has to ask for it. */
const mostValues = 5;

/** The key of a grid whose values are compared unless the report says which: the only one. */
function onlyKey(
  grid: Readonly<Record<string, readonly unknown[]>>,
  within: string | undefined,
): string | undefined {
  const keys = Object.entries(grid).filter(([key, values]) => key !== within && values.length > 1);
  const [only, ...others] = keys;
  return only !== undefined && others.length === 0 && only[1].length <= mostValues ? only[0] : undefined;
}
