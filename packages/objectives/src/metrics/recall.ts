import { defineMetric, type Plugin } from "@titrate/plugin";
import { averaged, averageParams } from "./classes/average.ts";

const recall: Plugin = defineMetric({
  name: "recall",
  summary: "Of the rows of a class the share predicted as it: TP / (TP + FN), 0 where there are none.",
  goal: "maximize",
  params: averageParams,
  compute(x, params) {
    return averaged("recall", x, params, ({ truePositive, falseNegative }) => [
      truePositive,
      truePositive.add(falseNegative),
    ]);
  },
});
export default recall;
