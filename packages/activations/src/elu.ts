import { defineActivation, nonNegative, type Plugin } from "@titrate/plugin";

const elu: Plugin = defineActivation({
  name: "elu",
  summary: "The exponential linear unit: x above 0, else alpha * (exp(x) - 1).",
  source: "Clevert et al. 2016, arXiv:1511.07289",
  params: { alpha: nonNegative(1) },
  apply(x, { alpha }) {
    const above = x.greater(0);
    return above.where(x, above.where(0, x).expm1().mul(alpha)); // 0 where it is not taken: exp would overflow
  },
});
export default elu;
