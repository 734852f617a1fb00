import { defineOptimizer, fraction, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { coupledDecay } from "./weight-decay.ts";

const adadelta: Plugin = defineOptimizer({
  name: "adadelta",
  summary:
    "Steps of the size of the last ones: d = sqrt(E[d^2] + eps) / sqrt(E[g^2] + eps) * g; p = p - lr * d; decay is coupled.",
  source: "Zeiler 2012, arXiv:1212.5701, algorithm 1",
  params: { lr: positive(1), rho: fraction(0.9), eps: positive(1e-6), decay: nonNegative(0) },
  state: { squares: "zeros", deltas: "zeros" },
  update({ param, grad, squares, deltas }, { lr, rho, eps, decay }, plain) {
    const slope = coupledDecay({ param, grad }, { decay }, plain);
    const nextSquares = squares.mul(rho).add(slope.square().mul(rho.oneMinus()));
    const delta = deltas.add(eps).sqrt().div(nextSquares.add(eps).sqrt()).mul(slope);
    return {
      param: param.sub(delta.mul(lr)),
      squares: nextSquares,
      deltas: deltas.mul(rho).add(delta.square().mul(rho.oneMinus())),
    };
  },
});
export default adadelta;
