import { number, numberInterval, percent, pValue } from "../format.ts";
import type { Comparison, MeanComparison, Panel, SolvedComparison, Summary } from "../summary.ts";
import { capitalized, counted } from "../text.ts";

/** What each comparison of a panel shows, one sentence each. With three arms or more, each names its two. */
export function describeComparisons(panel: Panel, summary: Summary): string[] {
  const adjusted = isAdjusted(summary);
  return panel.comparisons.map((comparison) => {
    const sentence =
      comparison.by === "solved" ? describeSolved(comparison, adjusted) : describeMean(comparison, adjusted);
    if (panel.comparisons.length === 1) return capitalized(sentence);
    return `For ${comparison.first} and ${comparison.second}, ${sentence}`;
  });
}

/** Whether p values are Holm's: with one comparison there is nothing to adjust. */
export function isAdjusted({ panels }: Summary): boolean {
  return panels.reduce((count, { comparisons }) => count + comparisons.length, 0) > 1;
}

function describeSolved(comparison: SolvedComparison, adjusted: boolean): string {
  const { pairs, both, onlyFirst, onlySecond, verdict, smallestP, first, second } = comparison;
  if (pairs === 0) return "the result is inconclusive: they have no seed in common.";
  if (verdict === "too-few") {
    const smallest = `the smallest possible ${adjusted ? "adjusted p" : "p"} is ${number(smallestP)}`;
    return `the result is inconclusive: ${counted(pairs, "paired seed")} cannot show a difference (${smallest}).`;
  }
  const over = pairsNote(comparison);
  if (verdict === "same") {
    if (both === pairs) return `no difference shows${over}: both solve every seed.`;
    if (both === 0) return `no difference shows${over}: neither solves any seed.`;
    return `no difference shows${over}: both solve the same ${both} of ${pairs} seeds.`;
  }
  const [ahead, behind] = onlyFirst > onlySecond ? [first, second] : [second, first];
  const [more, fewer] = [Math.max(onlyFirst, onlySecond), Math.min(onlyFirst, onlySecond)];
  const counts = `${ahead} alone solves ${counted(more, "seed")} and ${behind} alone ${fewer || "none"}`;
  const points = percent((more - fewer) / pairs).replace(" %", "");
  const difference = `a difference of ${points} percentage point${points === "1" ? "" : "s"}`;
  const p = `exact McNemar${adjusted ? ", adjusted" : ""} ${pValue(comparison.adjustedP)}`;
  const end = verdict === "inconclusive" ? ", which is inconclusive" : "";
  return `paired by seed${over}, ${counts}: ${difference} (${p})${end}.`;
}

function describeMean(comparison: MeanComparison, adjusted: boolean): string {
  const { pairs, difference, interval, test, verdict, first, second, notFinite } = comparison;
  if (pairs === 0) {
    return `the result is inconclusive: they have no seed in common${notFinite > 0 ? " on which both are finite" : ""}.`;
  }
  if (verdict === "too-few") return "the result is inconclusive: one paired seed has no spread to judge by.";
  const over = pairsNote(comparison);
  if (verdict === "same") return `no difference shows${over}: they are equal on all ${pairs} seeds.`;
  const where = interval === undefined ? `on every one of ${pairs} seeds` : "on average";
  const range = interval === undefined ? "" : `95 % interval ${numberInterval(interval)}, `;
  const p = `${test} test${adjusted ? ", adjusted" : ""} ${pValue(comparison.adjustedP)}`;
  const end =
    verdict === "inconclusive"
      ? ", which is inconclusive"
      : `: ${verdict === "first" ? first : second} is better`;
  return `paired by seed${over}, ${second} minus ${first} is ${number(difference)} ${where} (${range}${p})${end}.`;
}

/** Says so when not all runs could be paired. */
function pairsNote(comparison: Comparison): string {
  const seeds = `over the ${counted(comparison.pairs, "seed")}`;
  if (comparison.by === "mean" && comparison.notFinite > 0) return ` ${seeds} on which both are finite`;
  return comparison.unpaired > 0 ? ` ${seeds} that both have` : "";
}
