import { defineOptimizer, fraction, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const momentum: Plugin = defineOptimizer({
  name: "momentum",
  summary: "The heavy ball: v = momentum * v + g; p = p - lr * v; decay is coupled.",
  source: "Polyak 1964, Some methods of speeding up the convergence of iteration methods",
  params: { lr: positive(0.01), momentum: fraction(0.9), decay: nonNegative(0) },
  state: { velocity: "zeros" },
  update({ param, grad, velocity }, { lr, momentum, decay }, plain) {
    const nextVelocity = velocity.mul(momentum).add(coupledDecay({ param, grad }, { decay }, plain));
    return { param: param.sub(nextVelocity.mul(lr)), velocity: nextVelocity };
  },
});
export default momentum;
