import { defineActivation, type Plugin } from "@titrate/plugin";

const hardSwish: Plugin = defineActivation({
  name: "hard-swish",
  summary: "A silu without exp: x * (x + 3) / 6 between -3 and 3, 0 below and x above.",
  source: "Howard et al. 2019, Searching for MobileNetV3, arXiv:1905.02244",
  apply(x) {
    const inner = x.abs().greaterEqual(3).where(0, x); // of infinity, the branch not taken has no slope
    return x.lessEqual(-3).where(0, x.greaterEqual(3).where(x, inner.add(3).mul(inner).div(6)));
  },
});
export default hardSwish;
