import { mcnemarExact, mean, pairedDifference } from "@titrate/stats";
import type { ArmRuns, ReportSpec } from "./input.ts";
import { finalValue, isSolved } from "./run-figures.ts";
import type { MeanComparison, SolvedComparison, Verdict } from "./summary.ts";

export interface NamedArm {
  readonly name: string;
  readonly arm: ArmRuns;
}
type Undecided = "adjustedP" | "verdict" | "smallestP";
/** A comparison before all p values are known, and with them the adjusted ones. */
export type RawComparison = Omit<SolvedComparison, Undecided> | Omit<MeanComparison, Undecided>;

/** Compares two arms over the seeds that both have: by the seeds solved, or by means where nothing says `solved`. */
export function compareArms(
  first: NamedArm,
  second: NamedArm,
  spec: ReportSpec,
  confidence: number,
): RawComparison {
  const pairs = pairBySeed(first, second, spec.metric.name);
  const names = { first: first.name, second: second.name };
  const unpaired = first.arm.runs.length + second.arm.runs.length - 2 * pairs.length;
  if (spec.solved !== undefined) {
    const outcomes = pairs.map(([a, b]) => [isSolved(a, spec), isSolved(b, spec)] as const);
    const onlyFirst = outcomes.filter(([a, b]) => a && !b).length;
    const onlySecond = outcomes.filter(([a, b]) => b && !a).length;
    const both = outcomes.filter(([a, b]) => a && b).length;
    const p = mcnemarExact(onlyFirst, onlySecond);
    return { by: "solved", ...names, pairs: pairs.length, unpaired, both, onlyFirst, onlySecond, p };
  }
  const finite = pairs.filter((pair) => pair.every(Number.isFinite));
  const [a, b] = [finite.map(([value]) => value), finite.map(([, value]) => value)];
  const { n, mean: difference, interval, test, p } = pairedDifference(a, b, confidence);
  return {
    by: "mean",
    ...names,
    pairs: n,
    unpaired,
    notFinite: pairs.length - n,
    meanFirst: mean(a),
    meanSecond: mean(b),
    difference,
    ...(interval !== undefined && { interval }),
    test,
    p,
  };
}

/** What the figures carry, and not more. `smallestP`: the smallest adjusted p that any outcome could have had. */
export function verdictOf(
  comparison: RawComparison,
  { adjustedP, smallestP, alpha }: { adjustedP: number; smallestP: number; alpha: number },
  goal: ReportSpec["metric"]["goal"],
): Verdict {
  if (comparison.by === "solved") {
    const { onlyFirst, onlySecond } = comparison;
    if (adjustedP < alpha) return onlyFirst > onlySecond ? "first" : "second";
    if (smallestP >= alpha) return "too-few";
    return onlyFirst + onlySecond === 0 ? "same" : "inconclusive";
  }
  const { difference, test, pairs } = comparison;
  if (adjustedP < alpha) return difference > 0 === (goal === "maximize") ? "second" : "first";
  if (pairs < 2) return "too-few";
  return test === "exact sign" && difference === 0 ? "same" : "inconclusive";
}

function pairBySeed(first: NamedArm, second: NamedArm, metric: string): [number, number][] {
  const values = bySeed(second, metric);
  return [...bySeed(first, metric)].flatMap(([seed, value]) => {
    const other = values.get(seed);
    return other === undefined ? [] : [[value, other] as [number, number]];
  });
}

function bySeed({ name, arm }: NamedArm, metric: string): Map<number, number> {
  const values = new Map(arm.runs.map((run) => [run.seed, finalValue(run, metric)]));
  if (values.size < arm.runs.length) throw new Error(`"${name}" has two runs of one seed; runs pair by seed`);
  return values;
}
