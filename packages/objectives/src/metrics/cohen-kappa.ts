import { defineMetric, fraction, type Plugin } from "@titrate/plugin";
import { countClasses } from "./classes/class-counts.ts";
import { decisions } from "./classes/decisions.ts";

const cohenKappa: Plugin = defineMetric({
  name: "cohen-kappa",
  summary:
    "Agreement beyond chance: (accuracy - chance) / (1 - chance), NaN where all rows are, and are predicted as, one class.",
  source: "Cohen 1960, A coefficient of agreement for nominal scales",
  goal: "maximize",
  params: {
    threshold: fraction(0.5).describe("A single column above it says yes. Targets say yes above 0.5."),
  },
  compute(x, { threshold }) {
    const { truePositive, falsePositive, falseNegative, total } = countClasses(
      decisions("cohen-kappa", x, threshold),
    );
    const predicted = truePositive.add(falsePositive).div(total);
    const actual = truePositive.add(falseNegative).div(total);
    const chance = predicted.mul(actual).sum();
    return truePositive.sum().div(total).sub(chance).div(chance.oneMinus());
  },
});
export default cohenKappa;
