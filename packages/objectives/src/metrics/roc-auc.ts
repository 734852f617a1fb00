import { defineMetric, type Plugin } from "@titrate/plugin";
import { oneVsRest, type Scores } from "./classes/one-vs-rest.ts";

const rocAuc: Plugin = defineMetric({
  name: "roc-auc",
  summary:
    "The probability that a row of a class scores above one that is not, equals half; of several columns the mean.",
  source:
    "Hanley & McNeil 1982, The meaning and use of the area under a receiver operating characteristic curve",
  goal: "maximize",
  measure: (x) => oneVsRest("roc-auc", x, area),
});
export default rocAuc;

/** NaN where there is no pair. Counts half pairs: whole numbers, so that the order of rows does not matter. */
function area({ yes, no }: Scores): number {
  let [below, upTo, halves] = [0, 0, 0];
  for (const score of yes) {
    while (below < no.length && no[below]! < score) below += 1;
    while (upTo < no.length && no[upTo]! <= score) upTo += 1;
    halves += below + upTo;
  }
  return halves / (2 * yes.length * no.length);
}
