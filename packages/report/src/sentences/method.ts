import { number } from "../format.ts";
import type { Summary } from "../summary.ts";
import { counted } from "../text.ts";
import { isAdjusted } from "./comparison.ts";

/** How the figures were come by: what counts as solved, which intervals, which tests. */
export function describeMethod(summary: Summary): string[] {
  const { spec, panels, alpha } = summary;
  const { name, goal } = spec.metric;
  const bySolved = spec.solved !== undefined;
  const notes = bySolved
    ? [`Solved: ${name} of at ${goal === "maximize" ? "least" : "most"} ${number(spec.solved)} at the end.`]
    : [`${goal === "maximize" ? "Higher" : "Lower"} ${name} is better.`];
  notes.push(
    bySolved ? "95 % intervals by Wilson." : "95 % intervals by Student's t, for roughly normal values.",
  );
  const comparisons = panels.reduce((count, panel) => count + panel.comparisons.length, 0);
  if (comparisons > 0) {
    const adjustment = isAdjusted(summary)
      ? `, adjusted by Holm over ${counted(comparisons, "comparison")}`
      : "";
    const intervals = !bySolved && isAdjusted(summary) ? " Intervals are not adjusted." : "";
    notes.push(
      `Tests are two-sided and paired by seed${adjustment}; p below ${alpha} shows a difference.${intervals}`,
    );
  }
  return notes;
}
