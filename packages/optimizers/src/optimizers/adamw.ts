import { defineOptimizer, fraction, nonNegative, type Plugin, positive, z } from "@titrate/plugin";
import { adamStep } from "./adam-step.ts";
import { decoupledDecay } from "./weight-decay.ts";

const adamw: Plugin = defineOptimizer({
  name: "adamw",
  summary: "Adam with decoupled weight decay: p is multiplied by 1 - lr * decay before Adam's step.",
  source: "Loshchilov & Hutter 2019, arXiv:1711.05101; amsgrad: Reddi et al. 2018, arXiv:1904.09237",
  params: {
    lr: positive(1e-3),
    beta1: fraction(0.9),
    beta2: fraction(0.999),
    eps: positive(1e-8),
    decay: nonNegative(0.01),
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
    const { step, slots } = adamStep(grad, state, hyper);
    return { param: decoupledDecay(param, hyper, plain).sub(step), ...slots };
  },
});
export default adamw;
