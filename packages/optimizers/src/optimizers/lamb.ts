import {
  constant,
  defineOptimizer,
  fraction,
  nonNegative,
  norm,
  type Plugin,
  positive,
} from "@titrate/plugin";
import { adamStep } from "./adam-step.ts";

const lamb: Plugin = defineOptimizer({
  name: "lamb",
  summary:
    "Layer-wise Adam for large batches: with d = mHat / (sqrt(vHat) + eps) + decay * p, p = p - lr * |p| / |d| * d for each tensor.",
  source: "You et al. 2020, arXiv:1904.00962, algorithm 2",
  params: {
    lr: positive(1e-3),
    beta1: fraction(0.9),
    beta2: fraction(0.999),
    eps: positive(1e-6),
    decay: nonNegative(0.01),
  },
  state: { m: "zeros", v: "zeros", beta1Power: "one", beta2Power: "one" },
  update({ param, grad, ...state }, { lr, beta1, beta2, eps, decay }, plain) {
    const { step, slots } = adamStep(grad, state, { lr: constant(1), beta1, beta2, eps });
    const direction = plain.decay === 0 ? step : step.add(param.mul(decay));
    const [size, length] = [norm(param), norm(direction)];
    // A tensor of zeros, such as a bias at the start, moves at lr itself.
    const trust = size.greater(0).and(length.greater(0)).where(size.div(length), 1);
    return { param: param.sub(direction.mul(lr.mul(trust))), ...slots };
  },
});
export default lamb;
