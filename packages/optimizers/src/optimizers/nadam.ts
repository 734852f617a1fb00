import {
  defineOptimizer,
  exact,
  fraction,
  nonNegative,
  type Plugin,
  positive,
  type Tensor,
  z,
} from "@titrate/plugin";
import { coupledDecay, decoupledDecay } from "./weight-decay.ts";

const nadam: Plugin = defineOptimizer({
  name: "nadam",
  summary:
    "Adam with Nesterov's momentum, mu_t = beta1 * (1 - 0.96^(t * momentum-decay) / 2); decay is coupled unless decoupled.",
  source: "Dozat 2016, Incorporating Nesterov momentum into Adam",
  params: {
    lr: positive(2e-3),
    beta1: fraction(0.9),
    beta2: fraction(0.999),
    eps: positive(1e-8),
    decay: nonNegative(0),
    decoupled: z.boolean().default(false).describe("Whether the decay is apart from the step, as adamw's."),
    "momentum-decay": nonNegative(4e-3),
  },
  state: { m: "zeros", v: "zeros", muProduct: "one", dampingPower: "one", beta2Power: "one" },
  update({ param, grad, m, v, muProduct, dampingPower, beta2Power }, hyper, plain) {
    const { lr, beta1, beta2, eps, "momentum-decay": momentumDecay } = hyper;
    const slope = plain.decoupled ? grad : coupledDecay({ param, grad }, hyper, plain);
    const decayed = plain.decoupled ? decoupledDecay(param, hyper, plain) : param;
    const nextM = m.mul(beta1).add(slope.mul(beta1.oneMinus()));
    const nextV = v.mul(beta2).add(slope.square().mul(beta2.oneMinus()));
    const damping = momentumDecay.mul(exact.log(0.96)).exp();
    const nextDampingPower = dampingPower.mul(damping);
    const muOf = (power: Tensor): Tensor => power.div(2).oneMinus().mul(beta1);
    const mu = muOf(nextDampingPower);
    const muAhead = muOf(nextDampingPower.mul(damping));
    const nextMuProduct = muProduct.mul(mu);
    const gradRate = lr.mul(mu.oneMinus()).div(nextMuProduct.oneMinus());
    const momentRate = lr.mul(muAhead).div(nextMuProduct.mul(muAhead).oneMinus());
    const nextBeta2Power = beta2Power.mul(beta2);
    const correction = nextBeta2Power.oneMinus().sqrt().reciprocal();
    const direction = slope.mul(gradRate).add(nextM.mul(momentRate));
    return {
      param: decayed.sub(direction.div(nextV.sqrt().mul(correction).add(eps))),
      m: nextM,
      v: nextV,
      muProduct: nextMuProduct,
      dampingPower: nextDampingPower,
      beta2Power: nextBeta2Power,
    };
  },
});
export default nadam;
