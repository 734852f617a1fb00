import { defineLoss, expectSameShape, type Plugin, reduce, z } from "@titrate/plugin";
import { checkClassProbabilities } from "../class-probabilities.ts";
import { checkEach } from "../target-values.ts";

const klDivergence: Plugin = defineLoss({
  name: "kl-divergence",
  summary: "Divergence of target probabilities from the output's: p (log p - output), outputs as logarithms.",
  source: "Kullback & Leibler 1951, On information and sufficiency",
  params: {
    "log-target": z.boolean().default(false).describe("Whether the targets are logarithms too."),
    reduction: z
      .enum(["batch-mean", "mean", "sum"])
      .default("batch-mean")
      .describe(
        "What the sum is divided by: the number of rows (which makes it the divergence), that of elements, nothing.",
      ),
  },
  compute({ output, target }, { "log-target": isLog, reduction }) {
    expectSameShape("kl-divergence", output, target);
    const p = isLog ? target.exp() : target;
    const isNever = p.equal(0); // 0 log 0 is 0
    const logP = isLog ? isNever.where(0, target) : isNever.where(1, target).log();
    const mutual = isNever.and(output.equal(Number.NEGATIVE_INFINITY)); // so is 0 log(0 / 0)
    const losses = p.mul(logP.sub(mutual.where(0, output)));
    return reduction === "batch-mean" ? losses.sum().div(output.shape[0]!) : reduce(losses, reduction);
  },
  predict: (output) => output.exp(),
  checkTargets(targets, { "log-target": isLog }) {
    const subject = 'loss "kl-divergence"';
    const advice = "logarithms of probabilities are 0 or less: leave `log-target` out if they are none";
    if (targets.dtype === "int") return; // refused for its dtype
    if (isLog) checkEach(subject, targets, (value) => value <= 1e-6, advice);
    else checkClassProbabilities(subject, targets);
  },
});
export default klDivergence;
