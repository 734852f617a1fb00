import { holm, mcnemarExact } from "@titrate/stats";
import { summarizeArm } from "./arm-summary.ts";
import { compareArms, type NamedArm, type RawComparison, verdictOf } from "./compare.ts";
import type { ArmRuns, ReportSpec } from "./input.ts";
import { groupIntoPanels } from "./panels.ts";
import type { Comparison, Summary } from "./summary.ts";

const confidence = 0.95;
const alpha = 0.05;

/**
 * The figures of a report: per arm its intervals and spreads, and, where the spec says `compare`, every pair of
 * arms within each panel, paired by seed, with p adjusted by Holm over all of them.
 * Throws an Error for a key or a metric that the results do not have.
 */
export function summarize(arms: readonly ArmRuns[], spec: ReportSpec): Summary {
  const groups = groupIntoPanels(arms, spec);
  const raw = groups.map(({ arms: members }) =>
    spec.compare === undefined ? [] : allPairs(members).map(([a, b]) => compareArms(a, b, spec, confidence)),
  );
  const decided = decide(raw.flat(), spec);
  let next = 0;
  return {
    spec,
    confidence,
    alpha,
    panels: groups.map(({ name, arms: members }, index) => ({
      name,
      arms: members.map((each) => summarizeArm(each.name, each.arm, spec, confidence)),
      comparisons: raw[index]!.map(() => decided[next++]!),
    })),
  };
}

function decide(raw: readonly RawComparison[], { metric }: ReportSpec): Comparison[] {
  const adjusted = holm(raw.map(({ p }) => p));
  // No adjusted p is below the smallest p times their number, whichever comparison has it, nor below its own p.
  const mostPairs = raw.reduce((most, { pairs }) => Math.max(most, pairs), 0);
  const smallestOfAll = Math.min(1, raw.length * mcnemarExact(0, mostPairs));
  return raw.map((comparison, index) => {
    const adjustedP = adjusted[index]!;
    const smallestP = Math.max(smallestOfAll, mcnemarExact(0, comparison.pairs));
    const verdict = verdictOf(comparison, { adjustedP, smallestP, alpha }, metric.goal);
    return comparison.by === "solved"
      ? { ...comparison, adjustedP, verdict, smallestP }
      : { ...comparison, adjustedP, verdict };
  });
}

function allPairs(arms: readonly NamedArm[]): [NamedArm, NamedArm][] {
  return arms.flatMap((first, index) =>
    arms.slice(index + 1).map((second) => [first, second] as [NamedArm, NamedArm]),
  );
}
