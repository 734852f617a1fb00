import { defineActivation, type Plugin, positive } from "@titrate/plugin";

const celu: Plugin = defineActivation({
  name: "celu",
  summary: "An elu whose slope is continuous for every alpha: x above 0, else alpha * (exp(x / alpha) - 1).",
  source: "Barron 2017, Continuously differentiable exponential linear units, arXiv:1704.07483",
  params: { alpha: positive(1) },
  apply(x, { alpha }) {
    const above = x.greater(0);
    return above.where(x, above.where(0, x).div(alpha).expm1().mul(alpha));
  },
});
export default celu;
