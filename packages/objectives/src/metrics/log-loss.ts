import { constant, defineMetric, type Plugin, type Tensor } from "@titrate/plugin";
import { columnsOf } from "./classes/class-shapes.ts";
import { probabilities } from "./classes/probabilities.ts";

/** scikit-learn's: the spacing of doubles at 1. A probability of 0 costs 36, not infinity. */
const smallest = 2 ** -52;

const logLoss: Plugin = defineMetric({
  name: "log-loss",
  summary: "The mean over rows of -log p(class), probabilities no smaller than 2^-52.",
  source: "Good 1952, Rational decisions",
  goal: "minimize",
  compute(x) {
    const { predicted, wanted, mean } = probabilities("log-loss", x);
    const ofYes = logLikelihood(predicted, wanted);
    const isOneColumn = columnsOf(x.prediction) === 1;
    const likelihood = isOneColumn
      ? ofYes.add(logLikelihood(predicted.oneMinus(), wanted.oneMinus()))
      : ofYes;
    return constant(0).sub(mean(likelihood)); // 0 and not -0 where all is certain
  },
});
export default logLoss;

/** [n, columns] to [n]. */
function logLikelihood(predicted: Tensor, wanted: Tensor): Tensor {
  return wanted.mul(predicted.maximum(smallest).log()).sum(-1);
}
