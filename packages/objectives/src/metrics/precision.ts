import { defineMetric, type Plugin } from "@titrate/plugin";
import { averaged, averageParams } from "./classes/average.ts";

const precision: Plugin = defineMetric({
  name: "precision",
  summary:
    "Of the rows predicted as a class the share that are of it: TP / (TP + FP), 0 where there are none.",
  goal: "maximize",
  params: averageParams,
  compute(x, params) {
    return averaged("precision", x, params, ({ truePositive, falsePositive }) => [
      truePositive,
      truePositive.add(falsePositive),
    ]);
  },
});
export default precision;
