import type { ReportSpec, RunFigures } from "./input.ts";

/**
 * Whether a value meets `solved`. Both are rounded to f32 first, so that 9 of 10 rows meet 0.9 in a run of either
 * precision. NaN meets nothing.
 */
export function isSolved(value: number, spec: ReportSpec): boolean {
  if (spec.solved === undefined) return false;
  const [reached, bar] = [Math.fround(value), Math.fround(spec.solved)];
  return spec.metric.goal === "maximize" ? reached >= bar : reached <= bar;
}

/** The final value of a metric; a metric that the run does not have is an error. */
export function finalValue(run: RunFigures, metric: string): number {
  const value = run.final[metric];
  if (value !== undefined) return value;
  const known = Object.keys(run.final).join(", ") || "none";
  throw new Error(`the run of seed ${run.seed} has no metric "${metric}"; it has: ${known}`);
}

/** The values of a metric at all evaluations; NaN where it is not there. */
export function valuesOf(run: RunFigures, metric: string): number[] {
  return run.history.map(({ metrics }) => metrics[metric] ?? Number.NaN);
}
