import { defineOptimizer, fraction, nonNegative, type Plugin, positive, z } from "@titrate/plugin";
import { coupledDecay, decoupledDecay } from "./weight-decay.ts";

const radam: Plugin = defineOptimizer({
  name: "radam",
  summary:
    "Adam that is rectified: it scales by the variance only where it rests on enough steps (rho_t > 5); decay is coupled unless decoupled.",
  source: "Liu et al. 2020, arXiv:1908.03265, algorithm 2",
  params: {
    lr: positive(1e-3),
    beta1: fraction(0.9),
    beta2: fraction(0.999),
    eps: positive(1e-8),
    decay: nonNegative(0),
    decoupled: z.boolean().default(false).describe("Whether the decay is apart from the step, as adamw's."),
  },
  state: { m: "zeros", v: "zeros", beta1Power: "one", weights: "one", lengths: "one" },
  update({ param, grad, m, v, beta1Power, weights, lengths }, hyper, plain) {
    const { lr, beta1, beta2, eps } = hyper;
    const slope = plain.decoupled ? grad : coupledDecay({ param, grad }, hyper, plain);
    const decayed = plain.decoupled ? decoupledDecay(param, hyper, plain) : param;
    const nextBeta1Power = beta1Power.mul(beta1);
    const nextM = m.mul(beta1).add(slope.mul(beta1.oneMinus()));
    const nextV = v.mul(beta2).add(slope.square().mul(beta2.oneMinus()));
    // The paper's rho_t is the mean of 2k + 1 weighed by beta2^k, k < t. Both sums are state: its own formula is a
    // small difference of large numbers, and has no digit right in f32 near the step where rho_t passes 5.
    const rho = lengths.div(weights);
    const limit = beta2.add(1).div(beta2.oneMinus());
    const shareOf = rho.sub(4).mul(rho.sub(2)).mul(limit);
    const rectification = shareOf.div(limit.sub(4).mul(limit.sub(2)).mul(rho)).sqrt();
    const correction = weights.mul(beta2.oneMinus()).sqrt(); // of 1 - beta2^t
    const scale = rectification.mul(correction).div(nextV.sqrt().add(eps));
    const step = nextM.mul(lr.div(nextBeta1Power.oneMinus())).mul(rho.greater(5).where(scale, 1));
    return {
      param: decayed.sub(step),
      m: nextM,
      v: nextV,
      beta1Power: nextBeta1Power,
      weights: weights.mul(beta2).add(1),
      lengths: lengths.add(weights.mul(2)).mul(beta2).add(1),
    };
  },
});
export default radam;
