import { defineOptimizer, fraction, nonNegative, type Plugin, positive, z } from "@titrate/plugin";
import { adamStep } from "./adam-step.ts";
import { coupledDecay } from "./weight-decay.ts";

const adam: Plugin = defineOptimizer({
  name: "adam",
  summary:
    "Adaptive moments: steps scaled by running estimates of the gradient's mean and variance; decay is coupled.",
  source: "Kingma & Ba 2015, arXiv:1412.6980, algorithm 1; amsgrad: Reddi et al. 2018, arXiv:1904.09237",
  params: {
    lr: positive(1e-3),
    beta1: fraction(0.9),
    beta2: fraction(0.999),
    eps: positive(1e-8),
    decay: nonNegative(0),
    amsgrad: z
      .boolean()
      .default(false)
      .describe("Scale by the largest variance so far, which cannot forget."),
  },
  state: ({ amsgrad }) =>
    amsgrad
      ? { m: "zeros", v: "zeros", beta1Power: "one", beta2Power: "one", largest: "zeros" }
      : { m: "zeros", v: "zeros", beta1Power: "one", beta2Power: "one" },
  update({ param, grad, ...state }, hyper, plain) {
    const { step, slots } = adamStep(coupledDecay({ param, grad }, hyper, plain), state, hyper);
    return { param: param.sub(step), ...slots };
  },
});
export default adam;
