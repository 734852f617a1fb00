import { defineOptimizer, fraction, nonNegative, type Plugin, positive, z } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const sgd: Plugin = defineOptimizer({
  name: "sgd",
  summary:
    "Gradient descent, with momentum where it is not 0: v = momentum * v + (1 - dampening) * g; p = p - lr * v; decay is coupled.",
  source: "Sutskever et al. 2013, On the importance of initialization and momentum in deep learning",
  params: {
    lr: positive(0.01),
    momentum: fraction(0),
    dampening: fraction(0).describe("The first step is not dampened: v starts as the first gradient."),
    nesterov: z.boolean().default(false).describe("Step along g + momentum * v."),
    decay: nonNegative(0),
  },
  state({ momentum, dampening }) {
    if (momentum === 0) return {};
    return dampening === 0 ? { velocity: "zeros" } : { velocity: "zeros", first: "one" };
  },
  update({ param, grad, velocity, first }, { lr, momentum, dampening, nesterov, decay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    if (velocity === undefined) return { param: param.sub(slope.mul(lr)) };
    const force = first === undefined ? slope : slope.mul(first.oneMinus().mul(dampening).oneMinus());
    const nextVelocity = velocity.mul(momentum).add(force);
    const direction = nesterov ? slope.add(nextVelocity.mul(momentum)) : nextVelocity;
    const next = { param: param.sub(direction.mul(lr)), velocity: nextVelocity };
    return first === undefined ? next : { ...next, first: first.mul(0) };
  },
});
export default sgd;
