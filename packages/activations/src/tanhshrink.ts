import { defineActivation, full, type Plugin } from "@titrate/plugin";

const tanhshrink: Plugin = defineActivation({
  name: "tanhshrink",
  summary: "What tanh takes away: x - tanh(x).",
  apply(x) {
    // Near 0 the difference would cancel. tanh(x) = x / (1 + c), so x - tanh(x) = x c / (1 + c), with Lambert's
    // continued fraction c = x^2 / (3 + x^2 / (5 + ...)), whose terms are all positive.
    const isNear = x.abs().less(1);
    const near = isNear.where(x, 0);
    const square = near.square();
    const c = [17, 15, 13, 11, 9, 7, 5, 3].reduce((rest, odd) => square.div(rest.add(odd)), full(0, x.shape));
    return isNear.where(near.mul(c).div(c.add(1)), x.sub(x.tanh()));
  },
});
export default tanhshrink;
