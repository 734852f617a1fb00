import { defineOptimizer, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const adagrad: Plugin = defineOptimizer({
  name: "adagrad",
  summary:
    "Steps scaled by all gradients so far: s = s + g^2; p = p - lr * g / (sqrt(s) + eps); decay is coupled.",
  source: "Duchi et al. 2011, Adaptive subgradient methods for online learning and stochastic optimization",
  params: {
    lr: positive(0.01),
    eps: positive(1e-10),
    "lr-decay": nonNegative(0).describe("Update t, counted from 0, has the rate lr / (1 + t * lr-decay)."),
    initial: nonNegative(0).describe("What s starts at."),
    decay: nonNegative(0),
  },
  state: ({ "lr-decay": lrDecay }) =>
    lrDecay === 0 ? { squares: "zeros" } : { squares: "zeros", count: "one" },
  update({ param, grad, squares, count }, { lr, eps, initial, decay, "lr-decay": lrDecay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    const nextSquares = squares.add(slope.square());
    // Added here, since a slot starts at 0.
    const total = plain.initial === 0 ? nextSquares : nextSquares.add(initial);
    const rate = count === undefined ? lr : lr.div(count.sub(1).mul(lrDecay).add(1));
    const next = { param: param.sub(slope.mul(rate).div(total.sqrt().add(eps))), squares: nextSquares };
    return count === undefined ? next : { ...next, count: count.add(1) };
  },
});
export default adagrad;
