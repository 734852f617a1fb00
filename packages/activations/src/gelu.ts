import { defineActivation, type Plugin, z } from "@titrate/plugin";

const gelu: Plugin = defineActivation({
  name: "gelu",
  summary: "The Gaussian error linear unit: x * Phi(x), Phi the normal distribution function.",
  source: "Hendrycks & Gimpel 2016, arXiv:1606.08415",
  params: { approximate: z.enum(["none", "tanh"]).default("none") },
  apply(x, { approximate }) {
    const limited = x.maximum(-1000); // Phi is 0 there, and 1 above 1000: infinity times 0 would be NaN
    const inner = limited.minimum(1000);
    // Far below 0 the sum cancels: the result is right to 1e-16 of |x| there, no longer of itself.
    if (approximate === "none") return limited.mul(inner.mul(Math.SQRT1_2).erf().add(1).mul(0.5));
    // (1 + tanh(u)) / 2 = sigmoid(2 u), which does not cancel below 0.
    const u = inner
      .square()
      .mul(0.044715)
      .add(1)
      .mul(inner.mul(Math.sqrt(2 / Math.PI)));
    return limited.mul(u.mul(2).sigmoid());
  },
});
export default gelu;
