import { defineLoss, expectSameShape, type Plugin, reduce, z } from "@titrate/plugin";
import { checkZeroOne } from "../target-values.ts";

const perceptron: Plugin = defineLoss({
  name: "perceptron",
  summary:
    "Rosenblatt's criterion: -(t - step(z)) z, |z| where the step is wrong, so that its slope is -(t - step(z)).",
  source: "Rosenblatt 1958, The perceptron: a probabilistic model for information storage and organization",
  /** The sum makes gradient descent the perceptron's own rule. */
  params: { reduction: z.enum(["mean", "sum"]).default("sum") },
  compute({ output, target }, { reduction }) {
    expectSameShape("perceptron", output, target);
    const error = target.sub(output.greater(0).cast("float"));
    return reduce(error.mul(output).neg(), reduction);
  },
  /** step(z): 1 above 0. */
  predict: (output) => output.greater(0).where(1, output.lessEqual(0).where(0, output)), // NaN stays
  checkTargets: (targets) => checkZeroOne('loss "perceptron"', targets),
});
export default perceptron;
