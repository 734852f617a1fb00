import type { Tensor } from "@titrate/plugin";

// The two kinds of weight decay. Where the plain number is 0, no operation is left of either.

/** As the slope of an L2 penalty, so that momentum and scaling act on it too: grad + decay * param. */
export function coupledDecay(
  { param, grad }: { readonly param: Tensor; readonly grad: Tensor },
  hyper: { readonly decay: Tensor },
  plain: { readonly decay: number },
): Tensor {
  return plain.decay === 0 ? grad : grad.add(param.mul(hyper.decay));
}

/** Apart from the step: param * (1 - lr * decay). Loshchilov & Hutter 2019, arXiv:1711.05101. */
export function decoupledDecay(
  param: Tensor,
  hyper: { readonly lr: Tensor; readonly decay: Tensor },
  plain: { readonly decay: number },
): Tensor {
  return plain.decay === 0 ? param : param.mul(hyper.lr.mul(hyper.decay).oneMinus());
}
