import { defineOptimizer, fraction, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { decoupledDecay } from "./weight-decay.ts";

const lion: Plugin = defineOptimizer({
  name: "lion",
  summary: "The sign of a momentum: p = p - lr * sign(beta1 * m + (1 - beta1) * g); decay is decoupled.",
  source: "Chen et al. 2023, arXiv:2302.06675, algorithm 2",
  params: { lr: positive(1e-4), beta1: fraction(0.9), beta2: fraction(0.99), decay: nonNegative(0) },
  state: { m: "zeros" },
  update({ param, grad, m }, { lr, beta1, beta2, decay }, plain) {
    const direction = m.mul(beta1).add(grad.mul(beta1.oneMinus())).sign();
    return {
      param: decoupledDecay(param, { lr, decay }, plain).sub(direction.mul(lr)),
      m: m.mul(beta2).add(grad.mul(beta2.oneMinus())),
    };
  },
});
export default lion;
