import { number, numberInterval, percent, percentInterval } from "./format.ts";
import type { ArmSummary, MetricSummary, Summary } from "./summary.ts";

/** The figures of one metric as text, for a terminal or for Markdown. */
export interface MetricTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly panels: readonly { readonly name: string; readonly rows: readonly MetricRow[] }[];
}

export interface MetricRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** A table for the spec's metric, then one for each of `also`. */
export function metricTables(summary: Summary): MetricTable[] {
  const { spec } = summary;
  const main = table(spec.metric.name, headColumns(summary), summary, (arm, metric) => [
    ...headCells(arm, metric),
    ...spread(metric),
    number(arm.best),
  ]);
  const more = spec.also.map((name) =>
    table(name, ["n"], summary, (_, metric) => [String(metric.n), ...spread(metric)]),
  );
  return [{ ...main, columns: [...main.columns, "best seen"] }, ...more];
}

function table(
  title: string,
  head: readonly string[],
  { panels }: Summary,
  cells: (arm: ArmSummary, metric: MetricSummary) => readonly string[],
): MetricTable {
  return {
    title,
    columns: [...head, "mean", "sd", "median"],
    panels: panels.map(({ name, arms }) => ({
      name,
      rows: arms.map((arm) => ({ name: arm.name, cells: cells(arm, arm.metrics[title]!) })),
    })),
  };
}

function headColumns({ spec }: Summary): string[] {
  return spec.solved === undefined ? ["n", "95 % interval"] : ["solved", "", "95 % interval"];
}

function headCells({ n, solved }: ArmSummary, metric: MetricSummary): string[] {
  if (solved === undefined) {
    return [String(metric.n), metric.interval === undefined ? "-" : numberInterval(metric.interval)];
  }
  return [`${solved.count} of ${n}`, percent(solved.fraction), percentInterval(solved.interval)];
}

function spread({ mean, standardDeviation, median }: MetricSummary): string[] {
  return [mean, standardDeviation, median].map(number);
}
