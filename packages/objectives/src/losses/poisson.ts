import {
  defineLoss,
  expectSameShape,
  type Plugin,
  positive,
  reduce,
  reduction,
  type Tensor,
  z,
} from "@titrate/plugin";
import { checkEach } from "../target-values.ts";

const poisson: Plugin = defineLoss({
  name: "poisson",
  summary: "Negative log-likelihood of counts t with Poisson rate r: r - t log r.",
  params: {
    from: z
      .enum(["log", "rate"])
      .default("log")
      .describe("What the model returns: the logarithm of the rate, or the rate itself."),
    full: z
      .boolean()
      .default(false)
      .describe(
        "Whether log t! is added, by Stirling's t log t - t + log(2 pi t) / 2 where t > 1; no gradient sees it.",
      ),
    eps: positive(1e-8).describe("Added to a rate whose logarithm is taken."),
    reduction,
  },
  compute({ output, target }, { from, full, eps, reduction }) {
    expectSameShape("poisson", output, target);
    const losses =
      from === "log" ? output.exp().sub(target.mul(output)) : output.sub(target.mul(output.add(eps).log()));
    return reduce(full ? losses.add(logFactorial(target)) : losses, reduction);
  },
  predict: (output, { from }) => (from === "log" ? output.exp() : output),
  checkTargets: (targets) =>
    checkEach(
      'loss "poisson"',
      targets,
      (t) => t >= 0 && t < Number.POSITIVE_INFINITY,
      "targets are counts, 0 or more: use mse for other numbers",
    ),
});
export default poisson;

function logFactorial(t: Tensor): Tensor {
  const isLarge = t.greater(1);
  const large = isLarge.where(t, 1);
  const stirling = large
    .mul(large.log())
    .sub(large)
    .add(
      large
        .mul(2 * Math.PI)
        .log()
        .mul(0.5),
    );
  return isLarge.where(stirling, 0);
}
