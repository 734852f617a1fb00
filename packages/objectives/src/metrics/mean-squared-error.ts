import { defineMetric, expectSameShape, type Plugin } from "@titrate/plugin";

const meanSquaredError: Plugin = defineMetric({
  name: "mean-squared-error",
  summary: "The mean of (prediction - target)^2 over all elements.",
  goal: "minimize",
  compute({ prediction, target }) {
    expectSameShape("mean-squared-error", prediction, target);
    return prediction.sub(target).square().mean();
  },
});
export default meanSquaredError;
