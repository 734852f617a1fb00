import { defineActivation, type Plugin, positive } from "@titrate/plugin";

const softplus: Plugin = defineActivation({
  name: "softplus",
  summary: "A smooth rectifier: log(1 + exp(beta * x)) / beta.",
  source: "Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing",
  params: { beta: positive(1) },
  apply(x, { beta }) {
    // log(1 + e^z) = max(z, 0) + log(1 + e^-|z|), where nothing overflows. One comparison chooses both terms, so
    // that the slope at 0 is 1/2 and not the sum of two conventions.
    const z = x.mul(beta);
    const above = z.greater(0);
    const minusAbs = above.where(z.neg(), z);
    return above.where(z, 0).add(minusAbs.exp().log1p()).div(beta);
  },
});
export default softplus;
