import { straightThrough, type Tensor } from "@titrate/plugin";
import { softplus } from "./softplus.ts";

// Binary cross-entropy element by element: t are targets in [0, 1], and `factor` weighs those of 1.

/** softplus(z) - z t; with a factor w, w t softplus(-z) + (1 - t) softplus(z). */
export function logitLosses(z: Tensor, t: Tensor, factor: Tensor | number | undefined): Tensor {
  if (factor === undefined) return softplus(z).sub(z.mul(t));
  return softplus(z.neg()).mul(t).mul(factor).add(softplus(z).mul(t.oneMinus()));
}

/** As in PyTorch: logarithms no lower than -100, and the slope's p (1 - p) no smaller than 1e-12, so all is finite. */
export function probabilityLosses(p: Tensor, t: Tensor, factor: Tensor | number = 1): Tensor {
  const yes = factor === 1 ? t : t.mul(factor);
  const likelihood = yes.mul(p.log().maximum(-100)).add(t.oneMinus().mul(p.neg().log1p().maximum(-100)));
  const excess = factor === 1 ? p.sub(t) : p.mul(t.oneMinus()).sub(yes.mul(p.oneMinus()));
  const slope = excess.div(p.mul(p.oneMinus()).maximum(1e-12)).stopGradient();
  return straightThrough(likelihood.neg(), p.mul(slope));
}
