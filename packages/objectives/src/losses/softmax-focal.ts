import { defineLoss, logSoftmax, nonNegative, type Plugin, reduction, softmax } from "@titrate/plugin";
import { checkClassIndices, classRows, expectClasses, ignoredClass, reduceRows } from "../class-rows.ts";
import { weightList } from "../column-weights.ts";

const softmaxFocal: Plugin = defineLoss({
  name: "softmax-focal",
  summary:
    "Cross-entropy that fades where the model is sure: -w[t] (1 - p)^gamma log p, p = softmax(logits)[t], t the class.",
  source: "Lin et al. 2017, Focal loss for dense object detection, arXiv:1708.02002",
  params: {
    gamma: nonNegative(2),
    weights: weightList.describe(
      "The weight of each class. The mean divides by the number of rows all the same.",
    ),
    ignore: ignoredClass.describe(
      "The class index of rows that do not count. A batch of them alone loses 0.",
    ),
    reduction,
  },
  logits: true,
  compute({ output, target }, { gamma, reduction, ...options }) {
    expectClasses("softmax-focal", output);
    const rows = classRows("softmax-focal", { output, target }, options);
    const logProbability = logSoftmax(output, -1).gather(-1, rows.index);
    const doubt = logProbability.expm1().neg(); // 1 - p
    const isSure = doubt.lessEqual(0); // a power of 0 has infinite slopes where gamma < 1; the loss there is 0
    const fading = isSure.where(1, doubt).pow(gamma);
    const losses = isSure.where(0, fading.mul(logProbability.neg()));
    return reduceRows(rows.weight === undefined ? losses : losses.mul(rows.weight), reduction, rows, false);
  },
  predict: (output) => softmax(output, -1),
  checkTargets(targets, { ignore }) {
    if (targets.dtype === "int") checkClassIndices('loss "softmax-focal"', targets, ignore);
  },
});
export default softmaxFocal;
