import { number, numberInterval, percent, percentInterval } from "../format.ts";
import type { ArmSummary, Panel, Summary } from "../summary.ts";
import { counted } from "../text.ts";

/** What each arm of a panel came to: one sentence, in which the first arm names the units. */
export function describeArms(panel: Panel, summary: Summary): string {
  return `${panel.arms.map((arm, index) => describeArm(arm, summary, index === 0)).join("; ")}.`;
}

function describeArm(arm: ArmSummary, summary: Summary, first: boolean): string {
  if (arm.n === 0) return `${arm.name} has no finished run`;
  const figures =
    summary.spec.solved === undefined
      ? describeMean(arm, summary, first)
      : `${describeSolved(arm, first)}${describeBound(arm, summary)}`;
  return figures + describeDiverged(arm, summary);
}

function describeSolved({ name, n, solved }: ArmSummary, first: boolean): string {
  const { count, fraction, interval, reached } = solved!;
  const figures = `${percent(fraction)}, ${first ? "95 % interval " : ""}${percentInterval(interval)}`;
  const lost = reached - count;
  const onTheWay = lost === 0 ? "" : `, and ${lost}${count > 0 ? " more" : ""} on the way but not at the end`;
  return `${name} solves ${count} of ${first ? counted(n, "seed") : n} (${figures})${onTheWay}`;
}

/** An arm that never got there in any evaluation: how far it came at best. */
function describeBound(arm: ArmSummary, summary: Summary): string {
  const bound = boundOf(arm, summary);
  return bound === undefined ? "" : ` and ${bound}`;
}

/** `never exceeds 3 of 4 rows`, for an arm that no evaluation of any run found solved. */
export function boundOf(arm: ArmSummary, { spec }: Summary): string | undefined {
  if (arm.solved === undefined || arm.solved.reached > 0 || Number.isNaN(arm.best)) return undefined;
  const verb = spec.metric.goal === "maximize" ? "never exceeds" : "never falls below";
  return `${verb} ${inRows(arm.best, arm.rows) ?? `${spec.metric.name} ${number(arm.best)}`}`;
}

/** An accuracy in rows, unless it is no whole number of them. */
function inRows(accuracy: number, rows: number | undefined): string | undefined {
  if (rows === undefined) return undefined;
  const right = Math.round(accuracy * rows); // the nearest count; f32 leaves it off by far less than a half
  return Math.abs(accuracy * rows - right) < 1e-6 * rows ? `${right} of ${counted(rows, "row")}` : undefined;
}

function describeMean(arm: ArmSummary, summary: Summary, first: boolean): string {
  const metric = summary.spec.metric.name;
  const { n, mean, interval } = arm.metrics[metric]!;
  if (n === 0) return `${arm.name} has no run with a finite ${metric}`;
  const start = `${arm.name} ends with ${first ? `${metric} ` : ""}${number(mean)}`;
  if (n === 1) return `${start} on one seed`;
  if (interval === undefined) return `${start} on each of ${n} seeds`;
  const range = `${first ? "95 % interval " : ""}${numberInterval(interval)}`;
  return `${start} on average over ${n} seeds (${range})`;
}

function describeDiverged({ metrics }: ArmSummary, { spec }: Summary): string {
  const { n, notFinite } = metrics[spec.metric.name]!;
  if (notFinite === 0 || (n === 0 && spec.solved === undefined)) return "";
  return `, with ${counted(notFinite, "run")} ending in no finite value`;
}
