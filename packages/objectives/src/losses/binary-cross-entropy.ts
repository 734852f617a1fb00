import { defineLoss, expectSameShape, type Plugin, reduce, reduction, z } from "@titrate/plugin";
import { logitLosses, probabilityLosses } from "../binary-likelihood.ts";
import { columnWeights, weightList } from "../column-weights.ts";
import { checkEach } from "../target-values.ts";

const subject = "binary-cross-entropy";

const binaryCrossEntropy: Plugin = defineLoss({
  name: subject,
  summary: "-(t log p + (1 - t) log(1 - p)) over all elements, for independent yes-or-no targets in [0, 1].",
  params: {
    from: z
      .enum(["logits", "probabilities"])
      .default("logits")
      .describe("What the model returns: logits (p is their sigmoid, and no value overflows) or p itself."),
    weights: weightList.describe(
      "The weight of each output column. The mean divides by the number of elements all the same.",
    ),
    "positive-weight": z
      .union([z.number().nonnegative(), weightList.unwrap()])
      .optional()
      .describe("The factor of t log p: one for all, or one a column. Above 1 it favours recall."),
    reduction,
  },
  logits: ({ from }) => from === "logits",
  compute({ output, target }, { from, weights, "positive-weight": positive, reduction }) {
    expectSameShape(subject, output, target);
    const factor = Array.isArray(positive)
      ? columnWeights(`${subject}: positive-weight`, positive, output)
      : positive;
    const losses =
      from === "logits" ? logitLosses(output, target, factor) : probabilityLosses(output, target, factor);
    if (weights === undefined) return reduce(losses, reduction);
    return reduce(losses.mul(columnWeights(`${subject}: weights`, weights, output)), reduction);
  },
  predict: (output, { from }) => (from === "logits" ? output.sigmoid() : output),
  checkTargets(targets) {
    const advice = "use softmax-cross-entropy for more than two classes, mse for other numbers";
    if (targets.dtype === "int") return; // refused for its dtype
    checkEach(
      `loss "${subject}"`,
      targets,
      (t) => t >= 0 && t <= 1,
      `targets are 0, 1 or between: ${advice}`,
    );
  },
});
export default binaryCrossEntropy;
