import { number } from "../format.ts";
import type { Comparison, Panel, Summary, Verdict } from "../summary.ts";
import { listOf } from "../text.ts";
import { boundOf } from "./arm.ts";

const tooFew = "too few paired seeds to tell";

/** One sentence over all panels; panels of which the same is true are named together. Undefined without comparisons. */
export function inShort(summary: Summary): string | undefined {
  const panelsOf = new Map<string, string[]>();
  for (const panel of summary.panels) {
    if (panel.comparisons.length === 0) continue;
    const clause = clauseOf(panel, summary);
    panelsOf.set(clause, [...(panelsOf.get(clause) ?? []), panel.name]);
  }
  if (panelsOf.size === 0) return undefined;
  const clauses = [...panelsOf].map(([clause, names]) =>
    names[0] === "" ? clause : `on ${listOf(names)}, ${clause}`,
  );
  return `${clauses.join("; ")}.`;
}

function clauseOf(panel: Panel, summary: Summary): string {
  const [only, ...more] = panel.comparisons;
  return more.length === 0 ? clauseOfTwo(only!, panel, summary) : clauseOfMany(panel, summary);
}

function clauseOfTwo(comparison: Comparison, panel: Panel, summary: Summary): string {
  switch (comparison.verdict) {
    case "first":
      return aheadClause(comparison.first, comparison.second, comparison, panel, summary);
    case "second":
      return aheadClause(comparison.second, comparison.first, comparison, panel, summary);
    case "same":
      return sameClause(comparison);
    case "inconclusive":
      return `it is inconclusive (${inconclusiveFigures(comparison)})`;
    case "too-few":
      return tooFew;
    default:
      return comparison.verdict satisfies never;
  }
}

function aheadClause(
  ahead: string,
  behind: string,
  comparison: Comparison,
  panel: Panel,
  summary: Summary,
): string {
  const claim = `${ahead} ${advantage(summary, 1)} than ${behind}${figures(comparison, ahead)}`;
  const bound = boundOf(panel.arms.find(({ name }) => name === behind)!, summary);
  return bound === undefined ? claim : `${claim}, and ${behind} ${bound}`;
}

function sameClause(comparison: Comparison): string {
  if (comparison.by === "mean") return "both are equal on every seed";
  if (comparison.both === comparison.pairs) return "both solve every seed";
  if (comparison.both === 0) return "neither solves any seed";
  return `both solve the same ${comparison.both} of ${comparison.pairs} seeds`;
}

/** Winners with all that they beat, those that beat the same together; then the pairs that stay open. */
function clauseOfMany({ comparisons }: Panel, summary: Summary): string {
  const beaten = new Map<string, string[]>();
  for (const { verdict, first, second } of comparisons) {
    if (verdict === "first") beaten.set(first, [...(beaten.get(first) ?? []), second]);
    if (verdict === "second") beaten.set(second, [...(beaten.get(second) ?? []), first]);
  }
  const open = comparisons.filter(({ verdict }) => verdict !== "first" && verdict !== "second");
  const reading = openReading(new Set(open.map(({ verdict }) => verdict)));
  if (beaten.size === 0) return reading;
  const winnersOf = new Map<string, string[]>();
  for (const [winner, losers] of beaten) {
    winnersOf.set(listOf(losers), [...(winnersOf.get(listOf(losers)) ?? []), winner]);
  }
  const wins = [...winnersOf].map(
    ([losers, winners]) => `${listOf(winners)} ${advantage(summary, winners.length)} than ${losers}`,
  );
  if (open.length === 0) return wins.join(", ");
  const pairs = open.map(({ first, second }) => `between ${first} and ${second}`);
  return `${wins.join(", ")}; ${listOf(pairs)} ${reading}`;
}

function openReading(verdicts: ReadonlySet<Verdict>): string {
  if (verdicts.size > 1) return "no difference shows or it is inconclusive";
  if (verdicts.has("same")) return "no difference shows";
  return verdicts.has("too-few") ? tooFew : "it is inconclusive";
}

function advantage({ spec }: Summary, winners: number): string {
  if (spec.solved !== undefined) return winners === 1 ? "solves more seeds" : "each solve more seeds";
  const word = spec.metric.goal === "maximize" ? "higher" : "lower";
  return `${winners === 1 ? "has a" : "each have a"} ${word} ${spec.metric.name}`;
}

/** Of the paired seeds, the named arm first. */
function figures(comparison: Comparison, ahead: string): string {
  const [first, second] = eachFigure(comparison);
  const [a, b] = ahead === comparison.first ? [first, second] : [second, first];
  return ` (${a} against ${b}${comparison.by === "mean" ? " on average" : ""})`;
}

function inconclusiveFigures(comparison: Comparison): string {
  const [first, second] = eachFigure(comparison);
  return `${comparison.first} ${first}, ${comparison.second} ${second}`;
}

function eachFigure(comparison: Comparison): [string, string] {
  if (comparison.by === "mean") return [number(comparison.meanFirst), number(comparison.meanSecond)];
  const { both, onlyFirst, onlySecond, pairs } = comparison;
  return [`${both + onlyFirst} of ${pairs}`, `${both + onlySecond} of ${pairs}`];
}
