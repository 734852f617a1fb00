import { defineOptimizer, fraction, nonNegative, type Plugin, positive, z } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const rmsprop: Plugin = defineOptimizer({
  name: "rmsprop",
  summary:
    "Steps scaled by the recent size of the gradient: s = alpha * s + (1 - alpha) * g^2; p = p - lr * g / (sqrt(s) + eps); decay is coupled.",
  source: "Tieleman & Hinton 2012, Coursera lecture 6.5; centred: Graves 2013, arXiv:1308.0850",
  params: {
    lr: positive(0.01),
    alpha: fraction(0.99),
    eps: positive(1e-8),
    momentum: fraction(0),
    centred: z
      .boolean()
      .default(false)
      .describe("Scale by the variance of the recent gradients rather than by their mean square."),
    decay: nonNegative(0),
  },
  state({ momentum, centred }) {
    if (centred) {
      return momentum === 0
        ? { squares: "zeros", mean: "zeros" }
        : { squares: "zeros", mean: "zeros", velocity: "zeros" };
    }
    return momentum === 0 ? { squares: "zeros" } : { squares: "zeros", velocity: "zeros" };
  },
  update({ param, grad, squares, mean, velocity }, { lr, alpha, eps, momentum, decay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    // s - mean^2 where centred, as its own recurrence: the difference itself may fall below 0.
    const offset = mean === undefined ? slope : slope.sub(mean);
    const fresh = offset.square().mul(alpha.oneMinus());
    const nextSquares = mean === undefined ? squares.mul(alpha).add(fresh) : squares.add(fresh).mul(alpha);
    const nextMean = mean?.add(offset.mul(alpha.oneMinus()));
    const scaled = slope.div(nextSquares.sqrt().add(eps));
    const nextVelocity = velocity?.mul(momentum).add(scaled);
    return {
      param: param.sub((nextVelocity ?? scaled).mul(lr)),
      squares: nextSquares,
      ...(nextMean && { mean: nextMean }),
      ...(nextVelocity && { velocity: nextVelocity }),
    };
  },
});
export default rmsprop;
