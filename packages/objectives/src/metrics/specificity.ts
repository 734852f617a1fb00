import { defineMetric, type Plugin } from "@titrate/plugin";
import { averaged, averageParams } from "./classes/average.ts";

const specificity: Plugin = defineMetric({
  name: "specificity",
  summary:
    "Of the rows not of a class the share not predicted as it: TN / (TN + FP), 0 where there are none.",
  goal: "maximize",
  params: averageParams,
  compute(x, params) {
    return averaged("specificity", x, params, ({ truePositive, falseNegative, trueNegative, total }) => [
      trueNegative,
      total.sub(truePositive).sub(falseNegative),
    ]);
  },
});
export default specificity;
