import { defineLoss, logSoftmax, type Plugin, reduction, softmax, z } from "@titrate/plugin";
import { ignoredClass } from "../class-rows.ts";
import { weightList } from "../column-weights.ts";
import { checkCrossEntropy, crossEntropy } from "../cross-entropy.ts";

const softmaxCrossEntropy: Plugin = defineLoss({
  name: "softmax-cross-entropy",
  summary:
    "-log softmax(logits)[class] a row; targets are class indices [rows] or probabilities [rows, classes].",
  params: {
    smoothing: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe("Label smoothing: this share of a target is spread over all classes."),
    weights: weightList.describe(
      "The weight of each class. The mean of class indices divides by the sum of the rows' weights.",
    ),
    ignore: ignoredClass.describe(
      "The class index of rows that do not count, where targets are indices. A batch of them alone loses 0.",
    ),
    reduction,
  },
  logits: true,
  compute: (x, params) =>
    crossEntropy("softmax-cross-entropy", x, (output) => logSoftmax(output, -1), params),
  predict: (output) => softmax(output, -1),
  checkTargets: (targets, { ignore }) => checkCrossEntropy('loss "softmax-cross-entropy"', targets, ignore),
});
export default softmaxCrossEntropy;
