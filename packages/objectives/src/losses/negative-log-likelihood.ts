import { defineLoss, type Plugin, reduction } from "@titrate/plugin";
import { ignoredClass } from "../class-rows.ts";
import { weightList } from "../column-weights.ts";
import { checkCrossEntropy, crossEntropy } from "../cross-entropy.ts";

const negativeLogLikelihood: Plugin = defineLoss({
  name: "negative-log-likelihood",
  summary:
    "-output[class] a row, the outputs being log-probabilities; targets are class indices or probabilities.",
  params: {
    weights: weightList.describe(
      "The weight of each class. The mean of class indices divides by the sum of the rows' weights.",
    ),
    ignore: ignoredClass.describe(
      "The class index of rows that do not count, where targets are indices. A batch of them alone loses 0.",
    ),
    reduction,
  },
  compute: (x, params) => crossEntropy("negative-log-likelihood", x, (output) => output, params),
  predict: (output) => output.exp(),
  checkTargets: (targets, { ignore }) => checkCrossEntropy('loss "negative-log-likelihood"', targets, ignore),
});
export default negativeLogLikelihood;
