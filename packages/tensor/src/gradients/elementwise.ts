import type { ElementwiseName } from "../elementwise.ts";
import type { Tensor } from "../tensor.ts";

/** What the inputs x, y, z receive when the gradient of `out` is g, before broadcasting is undone. */
type Rule = (g: Tensor, out: Tensor, x: Tensor, y: Tensor, z: Tensor) => readonly (Tensor | undefined)[];

const none: Rule = () => [];

/** At kinks and poles the conventions are PyTorch's. */
export const elementwiseGradients: { readonly [K in ElementwiseName]: Rule } = {
  add: (g) => [g, g],
  sub: (g) => [g, g.neg()],
  mul: (g, _, x, y) => [g.mul(y), g.mul(x)],
  div: (g, out, _, y) => [g.div(y), g.neg().mul(out).div(y)],
  pow: (g, out, x, y) => {
    // x^0 is flat in x, and 0^y in y >= 0. The base of the branch not taken is 1: 0^-1, or log 0, times 0 would be
    // NaN, there or in a later derivative.
    const isFlat = y.equal(0);
    const byBase = isFlat.where(0, g.mul(y).mul(isFlat.where(1, x).pow(y.sub(1))));
    const safe = x.equal(0).and(y.greaterEqual(0)).where(1, x);
    return [byBase, g.mul(out).mul(safe.log())];
  },
  maximum: (g, _, x, y) => [split(g, x, y, x.less(y)), split(g, y, x, y.less(x))],
  minimum: (g, _, x, y) => [split(g, x, y, y.less(x)), split(g, y, x, x.less(y))],

  neg: (g) => [g.neg()],
  abs: (g, _, x) => [g.mul(x.sign())],
  sign: none,
  sqrt: (g, out) => [g.div(out.mul(2))],
  floor: none,
  ceil: none,
  round: none,

  exp: (g, out) => [g.mul(out)],
  log: (g, _, x) => [g.div(x)],
  log1p: (g, _, x) => [g.div(x.add(1))],
  expm1: (g, out) => [g.mul(out.add(1))],
  tanh: (g, out) => [g.mul(out.square().oneMinus())],
  sigmoid: (g, out) => [g.mul(out.mul(out.oneMinus()))],
  sin: (g, _, x) => [g.mul(x.cos())],
  cos: (g, _, x) => [g.mul(x.sin().neg())],
  erf: (g, _, x) => [g.mul(x.square().neg().exp().mul(twoOverRootPi))],

  less: none,
  lessEqual: none,
  greater: none,
  greaterEqual: none,
  equal: none,
  notEqual: none,
  and: none,
  or: none,
  not: none,
  where: (g, _, condition) => [undefined, condition.where(g, 0), condition.where(0, g)],
  toFloat: none,
  toInt: none,
  toBool: none,
  uniform: none,
};

const twoOverRootPi = 1.1283791670955126; // 2 / sqrt(pi)

/** g where x is the result, half of it between equals; a NaN is not less, so both sides of it get g. */
function split(g: Tensor, x: Tensor, y: Tensor, isOther: Tensor): Tensor {
  return x.equal(y).where(g.mul(0.5), isOther.where(0, g));
}
