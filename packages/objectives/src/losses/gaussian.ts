import {
  defineLoss,
  exact,
  expectSameShape,
  type Plugin,
  positive,
  reduce,
  reduction,
  ShapeError,
  showShape,
  straightThrough,
  type Tensor,
  z,
} from "@titrate/plugin";
import { softplus } from "../softplus.ts";

const gaussian: Plugin = defineLoss({
  name: "gaussian",
  summary: "Negative log-likelihood of targets with mean m and variance v: (log v + (m - t)^2 / v) / 2.",
  source: "Nix & Weigend 1994, Estimating the mean and variance of the target probability distribution",
  params: {
    variance: z
      .enum(["log", "raw", "softplus"])
      .default("log")
      .describe(
        'What the model returns for v: its logarithm, v itself ("raw"), or what softplus turns into v.',
      ),
    full: z.boolean().default(false).describe("Whether log(2 pi) / 2 is added."),
    eps: positive(1e-6).describe(
      "The least v. Slopes below it are those at eps, as in PyTorch: they lead out of there.",
    ),
    reduction,
  },
  // output: [rows, ..., 2 n], the n means and then the n variances; target: [rows, ..., n]
  compute({ output, target }, { variance, full, eps, reduction }) {
    const [mean, spread] = halves(output, target);
    expectSameShape("gaussian", mean, target);
    const floored = (x: Tensor, least: number): Tensor => straightThrough(x.maximum(least), x);
    const squared = mean.sub(target).square();
    let losses: Tensor;
    if (variance === "log") {
      const logVariance = floored(spread, exact.log(eps));
      losses = logVariance.add(squared.mul(logVariance.neg().exp()));
    } else {
      const v = floored(variance === "raw" ? spread : softplus(spread), eps);
      losses = v.log().add(squared.div(v));
    }
    return reduce(losses.mul(0.5).add(full ? exact.log(2 * Math.PI) / 2 : 0), reduction);
  },
  /** The means. */
  predict: (output) => output.slice(-1, 0, Math.floor((output.shape.at(-1) ?? 0) / 2)),
});
export default gaussian;

function halves(output: Tensor, target: Tensor): [mean: Tensor, spread: Tensor] {
  const columns = target.shape.at(-1) ?? 1;
  if (output.shape.at(-1) === 2 * columns) return [output.slice(-1, 0, columns), output.slice(-1, columns)];
  throw new ShapeError(
    `gaussian: the output is ${showShape(output.shape)} and the targets are ${showShape(target.shape)}; give the last layer units: ${2 * columns}, the means and then the variances`,
  );
}
