import { defineOptimizer, fraction, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const nesterov: Plugin = defineOptimizer({
  name: "nesterov",
  summary:
    "Momentum that looks ahead: v = momentum * v + g; p = p - lr * (g + momentum * v); decay is coupled.",
  source: "Nesterov 1983, as written in Sutskever et al. 2013 and PyTorch",
  params: { lr: positive(0.01), momentum: fraction(0.9), decay: nonNegative(0) },
  state: { velocity: "zeros" },
  update({ param, grad, velocity }, { lr, momentum, decay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    const nextVelocity = velocity.mul(momentum).add(slope);
    return { param: param.sub(slope.add(nextVelocity.mul(momentum)).mul(lr)), velocity: nextVelocity };
  },
});
export default nesterov;
