import { defineActivation, full, type Plugin, z } from "@titrate/plugin";

const step: Plugin = defineActivation({
  name: "step",
  summary: "A threshold unit: 1 above 0, else 0; trained by the slope of a surrogate.",
  source:
    "Bengio et al. 2013, Estimating or propagating gradients through stochastic neurons, arXiv:1308.3432",
  params: {
    surrogate: z
      .enum(["identity", "hard-tanh", "sigmoid"])
      .default("identity")
      .describe("Whose slope it has."),
  },
  apply: (x) => x.greater(0).where(1, x.lessEqual(0).where(0, x)), // NaN stays
  derivative(x, { surrogate }) {
    if (surrogate === "identity") return full(1, x.shape);
    if (surrogate === "hard-tanh") return x.abs().lessEqual(1).cast("float");
    const probability = x.sigmoid();
    return probability.mul(probability.oneMinus());
  },
});
export default step;
