import { defineOptimizer, fraction, type Plugin, positive } from "@titrate/plugin";

const adam: Plugin = defineOptimizer({
  name: "adam",
  summary: "Adaptive moments: steps scaled by running estimates of the gradient's mean and variance.",
  source: "Kingma & Ba 2015, arXiv:1412.6980, algorithm 1",
  params: { lr: positive(1e-3), beta1: fraction(0.9), beta2: fraction(0.999), eps: positive(1e-8) },
  state: { m: "zeros", v: "zeros", beta1Power: "one", beta2Power: "one" },
  update({ param, grad, m, v, beta1Power, beta2Power }, { lr, beta1, beta2, eps }) {
    const nextBeta1Power = beta1Power.mul(beta1); // beta^t is state: resuming repeats the same roundings
    const nextBeta2Power = beta2Power.mul(beta2);
    const nextM = m.mul(beta1).add(grad.mul(beta1.oneMinus()));
    const nextV = v.mul(beta2).add(grad.square().mul(beta2.oneMinus()));
    // lr * mHat / (sqrt(vHat) + eps), with both corrections made once a step: one division an element, not three.
    const stepSize = lr.div(nextBeta1Power.oneMinus());
    const correction = nextBeta2Power.oneMinus().sqrt().reciprocal();
    return {
      param: param.sub(nextM.mul(stepSize).div(nextV.sqrt().mul(correction).add(eps))),
      m: nextM,
      v: nextV,
      beta1Power: nextBeta1Power,
      beta2Power: nextBeta2Power,
    };
  },
});
export default adam;
