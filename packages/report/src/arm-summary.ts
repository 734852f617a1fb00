import { mean, meanInterval, median, standardDeviation, wilsonInterval } from "@titrate/stats";
import type { ArmRuns, ReportSpec, RunFigures } from "./input.ts";
import { finalValue, isSolved, valuesOf } from "./run-figures.ts";
import type { ArmSummary, MetricSummary, SolvedSummary } from "./summary.ts";

export function summarizeArm(name: string, arm: ArmRuns, spec: ReportSpec, confidence: number): ArmSummary {
  const metric = spec.metric.name;
  const names = [metric, ...spec.also];
  const rows = rowsOfAccuracy(metric, arm.runs);
  return {
    name,
    choices: arm.choices,
    n: arm.runs.length,
    ...(spec.solved !== undefined && { solved: summarizeSolved(arm.runs, spec, confidence) }),
    metrics: Object.fromEntries(names.map((each) => [each, summarizeMetric(arm, each, confidence)])),
    best: bestOf(arm.runs, spec),
    ...(rows !== undefined && { rows }),
  };
}

function summarizeSolved(runs: readonly RunFigures[], spec: ReportSpec, confidence: number): SolvedSummary {
  const metric = spec.metric.name;
  const count = runs.filter((run) => isSolved(finalValue(run, metric), spec)).length;
  const reached = runs.filter((run) => valuesOf(run, metric).some((value) => isSolved(value, spec)));
  return {
    count,
    fraction: count / runs.length,
    interval: wilsonInterval(count, runs.length, confidence),
    reached: reached.length,
  };
}

function summarizeMetric(arm: ArmRuns, metric: string, confidence: number): MetricSummary {
  const values = arm.runs.map((run) => finalValue(run, metric));
  const finite = values.filter(Number.isFinite);
  const interval = meanInterval(finite, confidence);
  return {
    n: finite.length,
    notFinite: values.length - finite.length,
    mean: mean(finite),
    standardDeviation: standardDeviation(finite),
    median: median(finite),
    ...(interval !== undefined && { interval }),
  };
}

/** By the report's goal, which may be contrary to the metric's own. */
function bestOf(runs: readonly RunFigures[], { metric }: ReportSpec): number {
  const values = runs.flatMap((run) => valuesOf(run, metric.name)).filter(Number.isFinite);
  if (values.length === 0) return Number.NaN;
  return values.reduce(metric.goal === "maximize" ? (a, b) => Math.max(a, b) : (a, b) => Math.min(a, b));
}

function rowsOfAccuracy(metric: string, runs: readonly RunFigures[]): number | undefined {
  const slash = metric.lastIndexOf("/");
  if (metric.slice(slash + 1) !== "accuracy") return undefined;
  const counts = new Set(runs.map((run) => run.rows[metric.slice(0, slash)]));
  return counts.size === 1 ? [...counts][0] : undefined;
}
