import { defineMetric, expectSameShape, type Plugin } from "@titrate/plugin";

const rootMeanSquaredError: Plugin = defineMetric({
  name: "root-mean-squared-error",
  summary: "The root of the mean of (prediction - target)^2 over all elements.",
  goal: "minimize",
  compute({ prediction, target }) {
    expectSameShape("root-mean-squared-error", prediction, target);
    return prediction.sub(target).square().mean().sqrt();
  },
});
export default rootMeanSquaredError;
