import { defineOptimizer, fraction, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const adamax: Plugin = defineOptimizer({
  name: "adamax",
  summary:
    "Adam with the infinity norm: u = max(beta2 * u, |g| + eps); p = p - lr * mHat / u; decay is coupled.",
  source: "Kingma & Ba 2015, arXiv:1412.6980, algorithm 2",
  params: {
    lr: positive(2e-3),
    beta1: fraction(0.9),
    beta2: fraction(0.999),
    eps: positive(1e-8),
    decay: nonNegative(0),
  },
  state: { m: "zeros", u: "zeros", beta1Power: "one" },
  update({ param, grad, m, u, beta1Power }, { lr, beta1, beta2, eps, decay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    const nextBeta1Power = beta1Power.mul(beta1);
    const nextM = m.mul(beta1).add(slope.mul(beta1.oneMinus()));
    const nextU = u.mul(beta2).maximum(slope.abs().add(eps));
    const stepSize = lr.div(nextBeta1Power.oneMinus());
    return {
      param: param.sub(nextM.mul(stepSize).div(nextU)),
      m: nextM,
      u: nextU,
      beta1Power: nextBeta1Power,
    };
  },
});
export default adamax;
