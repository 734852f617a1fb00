import { defineMetric, expectSameShape, type Plugin } from "@titrate/plugin";

const meanAbsoluteError: Plugin = defineMetric({
  name: "mean-absolute-error",
  summary: "The mean of |prediction - target| over all elements.",
  goal: "minimize",
  compute({ prediction, target }) {
    expectSameShape("mean-absolute-error", prediction, target);
    return prediction.sub(target).abs().mean();
  },
});
export default meanAbsoluteError;
