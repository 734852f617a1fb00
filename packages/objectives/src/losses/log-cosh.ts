import {
  defineLoss,
  expectSameShape,
  type Plugin,
  reduce,
  reduction,
  straightThrough,
  type Tensor,
} from "@titrate/plugin";

const logCosh: Plugin = defineLoss({
  name: "log-cosh",
  summary: "log cosh(output - target): half of the squared error near 0, |d| - log 2 far from it.",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("log-cosh", output, target);
    const error = output.sub(target);
    const surrogate = error.mul(error.tanh().stopGradient()); // tanh is the slope, without an exp that overflows
    return reduce(straightThrough(logCoshOf(error.abs()), surrogate), reduction);
  },
});
export default logCosh;

/** Of a >= 0. Up to 1, log1p(2 sinh(a / 2)^2) does not cancel; above it, a + log1p(exp(-2a)) - log 2 does not overflow. */
function logCoshOf(a: Tensor): Tensor {
  const small = a.minimum(1);
  const twiceSquaredSinh = small.expm1().square().mul(small.neg().exp()).mul(0.5);
  const large = a.add(a.mul(-2).exp().log1p()).sub(Math.LN2);
  return a.greater(1).where(large, twiceSquaredSinh.log1p());
}
