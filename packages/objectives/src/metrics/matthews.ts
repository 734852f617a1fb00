import { defineMetric, fraction, type Plugin, type Tensor } from "@titrate/plugin";
import { countClasses } from "./classes/class-counts.ts";
import { decisions } from "./classes/decisions.ts";

const matthews: Plugin = defineMetric({
  name: "matthews",
  summary:
    "Matthews' correlation of predicted and true classes, from -1 to 1; 0 where either is always the same.",
  source: "Gorodkin 2004, Comparing two K-category assignments by a K-category correlation coefficient",
  goal: "maximize",
  params: {
    threshold: fraction(0.5).describe("A single column above it says yes. Targets say yes above 0.5."),
  },
  compute(x, { threshold }) {
    const { truePositive, falsePositive, falseNegative, total } = countClasses(
      decisions("matthews", x, threshold),
    );
    const [predicted, actual] = [truePositive.add(falsePositive), truePositive.add(falseNegative)];
    // Shares, not counts: products of counts are no whole numbers in f32.
    const variance = (counts: Tensor) => counts.div(total).mul(total.sub(counts).div(total)).sum();
    const covariance = truePositive
      .div(total)
      .sub(predicted.div(total).mul(actual.div(total)))
      .sum();
    const nowhere = total.sub(predicted.sum()); // NaN predictions are a class that is never true
    const variances = variance(predicted).add(variance(nowhere)).mul(variance(actual));
    const isConstant = variances.equal(0);
    return isConstant.where(0, covariance.div(isConstant.where(1, variances).sqrt()));
  },
});
export default matthews;
