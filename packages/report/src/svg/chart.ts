import { number, percent, pValue } from "../format.ts";
import { isAdjusted } from "../sentences/comparison.ts";
import type { ArmSummary, Panel, Summary } from "../summary.ts";
import { fractions, type Scale, scaleAround } from "./scale.ts";

/** What is drawn, before it has a place: the estimate and interval of each arm, and what to write beside it. */
export interface Chart {
  readonly subtitle: string;
  readonly scale: Scale;
  readonly tickLabel: (tick: number) => string;
  readonly panels: readonly ChartPanel[];
}

export interface ChartPanel {
  readonly name: string;
  /** The comparison in a few words; `""` unless the panel has exactly one. */
  readonly verdict: string;
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly name: string;
  /** NaN when there is no value to draw. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

/** The fraction solved with Wilson's interval, or the mean with Student's. */
export function chartOf(summary: Summary): Chart {
  const { spec } = summary;
  const bySolved = spec.solved !== undefined;
  const panels = summary.panels.map((panel) => ({
    name: panel.name,
    verdict: verdictOf(panel, summary),
    rows: panel.arms.map((arm) => (bySolved ? solvedRow(arm) : meanRow(arm, spec.metric.name))),
  }));
  const drawn = panels.flatMap(({ rows }) =>
    rows.flatMap(({ estimate, low, high }) => [estimate, low, high]),
  );
  return {
    subtitle: bySolved
      ? "Seeds solved, with 95 % Wilson intervals"
      : `Mean ${spec.metric.name} (${spec.metric.goal === "maximize" ? "higher" : "lower"} is better), with 95 % intervals`,
    scale: bySolved ? fractions : scaleAround(drawn),
    tickLabel: bySolved ? percent : number,
    panels,
  };
}

function solvedRow({ name, n, solved }: ArmSummary): ChartRow {
  const { count, fraction, interval } = solved!;
  if (n === 0) return { name, estimate: Number.NaN, low: Number.NaN, high: Number.NaN, label: "no run" };
  return { name, estimate: fraction, ...interval, label: `${count} of ${n}` };
}

function meanRow({ name, metrics }: ArmSummary, metric: string): ChartRow {
  const { mean, interval, n } = metrics[metric]!;
  const { low, high } = interval ?? { low: mean, high: mean };
  return { name, estimate: mean, low, high, label: n === 0 ? "no value" : number(mean) };
}

function verdictOf({ comparisons }: Panel, summary: Summary): string {
  const [only, ...more] = comparisons;
  if (only === undefined || more.length > 0) return "";
  const p = `${isAdjusted(summary) ? "adjusted " : ""}${pValue(only.adjustedP)}`;
  switch (only.verdict) {
    case "first":
    case "second":
      return `a difference shows, ${p}`;
    case "same":
      return "no difference shows";
    case "inconclusive":
      return `inconclusive, ${p}`;
    case "too-few":
      return "too few paired seeds to tell";
    default:
      return only.verdict satisfies never;
  }
}
