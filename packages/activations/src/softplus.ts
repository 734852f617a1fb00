import { defineActivation, type Plugin, positive } from "@titrate/plugin";

const softplus: Plugin = defineActivation({
  name: "softplus",
  summary: "A smooth rectifier: log(1 + exp(beta * x)) / beta.",
  source: "Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing",
  params: {
    beta: positive(1),
    threshold: positive().optional().describe("Where beta * x is above it, x itself; PyTorch has 20."),
  },
  apply(x, { beta, threshold }) {
    // log(1 + e^z) = max(z, 0) + log(1 + e^-|z|), where nothing overflows. One comparison chooses both terms, so
    // that the slope at 0 is 1/2 and not the sum of two conventions.
    const z = x.mul(beta);
    const above = z.greater(0);
    const minusAbs = above.where(z.neg(), z);
    const y = above.where(z, 0).add(minusAbs.exp().log1p()).div(beta);
    return threshold === undefined ? y : z.greater(threshold).where(x, y);
  },
});
export default softplus;
