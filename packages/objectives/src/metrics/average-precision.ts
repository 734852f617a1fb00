import { defineMetric, type Plugin } from "@titrate/plugin";
import { oneVsRest, type Scores } from "./classes/one-vs-rest.ts";

const averagePrecision: Plugin = defineMetric({
  name: "average-precision",
  summary:
    "The sum over thresholds of precision times the gain in recall, not interpolated; of several columns the mean.",
  source: "Zhu 2004, Recall, precision and average precision",
  goal: "maximize",
  measure: (x) => oneVsRest("average-precision", x, area),
});
export default averagePrecision;

/** Thresholds fall; equal scores pass together. NaN where no row is of the class. */
function area({ yes, no }: Scores): number {
  if (yes.length === 0) return Number.NaN;
  let sum = 0;
  let [hits, misses] = [0, 0];
  while (hits < yes.length) {
    const [before, threshold] = [hits, yes[yes.length - 1 - hits]!];
    while (hits < yes.length && yes[yes.length - 1 - hits]! >= threshold) hits += 1;
    while (misses < no.length && no[no.length - 1 - misses]! >= threshold) misses += 1;
    sum += ((hits - before) / yes.length) * (hits / (hits + misses));
  }
  return sum;
}
