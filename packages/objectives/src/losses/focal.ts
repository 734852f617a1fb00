import { defineLoss, expectSameShape, nonNegative, type Plugin, reduce, reduction, z } from "@titrate/plugin";
import { softplus } from "../softplus.ts";
import { checkZeroOne } from "../target-values.ts";

const focal: Plugin = defineLoss({
  name: "focal",
  summary:
    "Cross-entropy that fades where the model is sure: -a (1 - p)^gamma log p, p = sigmoid(logit) of what is true.",
  source: "Lin et al. 2017, Focal loss for dense object detection, arXiv:1708.02002",
  params: {
    gamma: nonNegative(2),
    alpha: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        "a is alpha where the target is 1 (the paper: 0.25), 1 - alpha where it is 0; 1 everywhere unless given.",
      ),
    reduction,
  },
  logits: true,
  compute({ output, target }, { gamma, alpha, reduction }) {
    expectSameShape("focal", output, target);
    const wrongness = target.mul(-2).add(1).mul(output); // the logit of 1 - p
    // (1 - p)^gamma by its logarithm, which is finite: a power of 0 has infinite slopes where gamma < 1.
    const fading = softplus(wrongness.neg()).mul(-gamma).exp();
    const losses = fading.mul(softplus(wrongness));
    if (alpha === undefined) return reduce(losses, reduction);
    return reduce(
      target
        .mul(2 * alpha - 1)
        .add(1 - alpha)
        .mul(losses),
      reduction,
    );
  },
  predict: (output) => output.sigmoid(),
  checkTargets: (targets) => checkZeroOne('loss "focal"', targets),
});
export default focal;
