import { defineMetric, type Plugin } from "@titrate/plugin";
import { probabilities } from "./classes/probabilities.ts";

const brier: Plugin = defineMetric({
  name: "brier",
  summary:
    "The mean over rows of the squared error of the probability of yes, or of those of all classes together.",
  source: "Brier 1950, Verification of forecasts expressed in terms of probability",
  goal: "minimize",
  compute(x) {
    const { predicted, wanted, mean } = probabilities("brier", x);
    return mean(predicted.sub(wanted).square().sum(-1));
  },
});
export default brier;
