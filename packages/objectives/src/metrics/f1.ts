import { defineMetric, type Plugin } from "@titrate/plugin";
import { averaged, averageParams } from "./classes/average.ts";

const f1: Plugin = defineMetric({
  name: "f1",
  summary: "The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN), 0 where all three are.",
  goal: "maximize",
  params: averageParams,
  compute(x, params) {
    return averaged("f1", x, params, ({ truePositive, falsePositive, falseNegative }) => {
      const hits = truePositive.mul(2);
      return [hits, hits.add(falsePositive).add(falseNegative)];
    });
  },
});
export default f1;
