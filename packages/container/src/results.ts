import type { Evaluation, RunResult, Values } from "@titrate/engine";
import type { Outcome } from "@titrate/launchers";
import { numericsVersion } from "@titrate/numeric";
import { type Answer, type ArmRuns, answer, type ReportSpec, type Summary, summarize } from "@titrate/report";
import type { Plan } from "@titrate/sweep";
import type { PreparedExperiment } from "./prepare-experiment.ts";

/** All that an experiment came to, as `--json` prints it. Holds no times and no paths: equal bits in, equal text out. */
export interface ExperimentResults {
  readonly experiment: string;
  readonly description?: string;
  /** Of the arithmetic: results of different versions need not be equal. */
  readonly numerics: number;
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
  readonly runs: readonly RunRecord[];
}

export type RunRecord =
  | FinishedRun
  | { readonly seed: number; readonly status: "failed"; readonly error: string };

export interface FinishedRun {
  readonly seed: number;
  readonly status: "finished";
  readonly parameterCount: number;
  readonly digest: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly final: Readonly<Record<string, number>>;
  readonly best: Readonly<Record<string, number>>;
  readonly history: readonly Evaluation[];
  /** The epoch from which on a figure was not finite, where one was at the end. */
  readonly divergedAt?: number;
  /** When the report asks for them. */
  readonly predictions?: Values;
  readonly parameters?: Readonly<Record<string, Values>>;
}

/** Gathers outcomes by arm and, where the experiment asks for a report, puts them into words. */
export function collectResults(
  { plan, goals }: PreparedExperiment,
  outcomes: readonly Outcome<RunResult>[],
): ExperimentResults {
  const { experiment } = plan;
  const arms = plan.arms.map(
    (arm): ArmResults => ({
      name: arm.name,
      choices: arm.choices,
      precision: arm.experiment.precision,
      runs: outcomes.filter(({ run }) => run.arm === arm).map((outcome) => recordOf(outcome)),
    }),
  );
  const complete =
    outcomes.length === plan.runs.length && outcomes.every(({ status }) => status === "finished");
  const spec = reportSpec(plan, goals);
  const summary = complete && spec !== undefined ? summarize(arms.map(finishedRuns), spec) : undefined;
  return {
    experiment: experiment.name,
    ...(experiment.description !== undefined && { description: experiment.description }),
    numerics: numericsVersion,
    seeds: plan.seeds,
    arms,
    ...(summary !== undefined && { answer: answer(summary, experiment.description), summary }),
  };
}

function recordOf(outcome: Outcome<RunResult>): RunRecord {
  const { seed, arm } = outcome.run;
  if (outcome.status === "failed") return { seed, status: "failed", error: outcome.error.message };
  const { parameters, predictions, parameterCount, digest, rows, final, best, history, divergedAt } =
    outcome.result;
  const { report } = arm.experiment;
  const asked = report?.predictions === undefined ? undefined : predictions[report.predictions];
  return {
    seed,
    status: "finished",
    parameterCount,
    digest,
    rows,
    final,
    best,
    history,
    ...(divergedAt !== undefined && { divergedAt }),
    ...(asked !== undefined && { predictions: asked }),
    ...(report?.weights === true && { parameters }),
  };
}

function finishedRuns({ choices, runs }: ArmResults): ArmRuns {
  return { choices, runs: runs.filter((run) => run.status === "finished") };
}

/** What the experiment asks to be reported, when it varies something or repeats itself. */
function reportSpec(
  { experiment: { report }, runs }: Plan,
  goals: PreparedExperiment["goals"],
): ReportSpec | undefined {
  if (report === undefined || runs.length < 2) return undefined;
  const { metric, solved, compare, within, also } = report;
  return {
    metric: { name: metric.name, goal: metric.goal ?? goals.get(metric.name)! },
    also,
    ...(solved !== undefined && { solved }),
    ...(compare !== undefined && { compare }),
    ...(within !== undefined && { within }),
  };
}
