import { defineMetric, fraction, type Plugin } from "@titrate/plugin";
import { decisions, shareOfCounted } from "./classes/decisions.ts";

const accuracy: Plugin = defineMetric({
  name: "accuracy",
  summary:
    "The share of rows that are right: one column by a threshold, several by the largest. NaN is wrong.",
  goal: "maximize",
  params: {
    threshold: fraction(0.5).describe("A single column above it says yes. Targets say yes above 0.5."),
  },
  compute(x, { threshold }) {
    const { predicted, actual, counted } = decisions("accuracy", x, threshold);
    return shareOfCounted(predicted.equal(actual), counted);
  },
});
export default accuracy;
