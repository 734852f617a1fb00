import { defineMetric, fraction, type Plugin } from "@titrate/plugin";
import { countClasses, meanOverClasses, share } from "./classes/class-counts.ts";
import { decisions } from "./classes/decisions.ts";

const balancedAccuracy: Plugin = defineMetric({
  name: "balanced-accuracy",
  summary: "The mean over the classes in the targets of the share of their rows that are right.",
  source: "Brodersen et al. 2010, The balanced accuracy and its posterior distribution",
  goal: "maximize",
  params: {
    threshold: fraction(0.5).describe("A single column above it says yes. Targets say yes above 0.5."),
  },
  compute(x, { threshold }) {
    const { truePositive, falseNegative } = countClasses(decisions("balanced-accuracy", x, threshold));
    const rows = truePositive.add(falseNegative);
    return meanOverClasses(share(truePositive, rows), rows.greater(0).cast("float"));
  },
});
export default balancedAccuracy;
