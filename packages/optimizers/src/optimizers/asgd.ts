import { defineOptimizer, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const asgd: Plugin = defineOptimizer({
  name: "asgd",
  summary:
    "Gradient descent at the falling rate eta_t = lr / (1 + lambda * lr * t)^alpha, with the average of its steps after t0 as a slot; decay is coupled.",
  source:
    "Polyak & Juditsky 1992, Acceleration of stochastic approximation by averaging; rates as in PyTorch",
  params: {
    lr: positive(0.01),
    lambda: nonNegative(1e-4),
    alpha: nonNegative(0.75),
    t0: nonNegative(1e6).describe("The number of updates before averaging starts."),
    decay: nonNegative(0),
  },
  state: { average: "zeros", count: "one" },
  update({ param, grad, average, count }, { lr, lambda, alpha, t0, decay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    const done = count.sub(1);
    const eta = lr.div(done.mul(lr).mul(lambda).add(1).pow(alpha));
    const next = param.mul(eta.mul(lambda).oneMinus()).sub(slope.mul(eta));
    const weight = done.sub(t0).maximum(1).reciprocal();
    return {
      param: next,
      average: average.mul(weight.oneMinus()).add(next.mul(weight)),
      count: count.add(1),
    };
  },
});
export default asgd;
