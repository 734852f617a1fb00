import { defineOptimizer, fraction, type Plugin, positive } from "@titrate/plugin";

const sgd: Plugin = defineOptimizer({
  name: "sgd",
  summary: "Gradient descent, with momentum where it is not 0: v = momentum * v + g; p = p - lr * v.",
  source: "Sutskever et al. 2013, On the importance of initialization and momentum in deep learning",
  params: { lr: positive(0.01), momentum: fraction(0) },
  state: ({ momentum }) => (momentum === 0 ? {} : { velocity: "zeros" }),
  update({ param, grad, velocity }, { lr, momentum }) {
    if (velocity === undefined) return { param: param.sub(grad.mul(lr)) };
    const nextVelocity = velocity.mul(momentum).add(grad);
    return { param: param.sub(nextVelocity.mul(lr)), velocity: nextVelocity };
  },
});
export default sgd;
