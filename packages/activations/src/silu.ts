import { defineActivation, type Plugin } from "@titrate/plugin";

const silu: Plugin = defineActivation({
  name: "silu",
  summary: "The sigmoid linear unit: x * sigmoid(x).",
  source: "Elfwing et al. 2018, arXiv:1702.03118",
  apply(x) {
    const limited = x.maximum(-1000); // the sigmoid is 0 there, and 1 above 1000: infinity times 0 would be NaN
    return limited.mul(limited.minimum(1000).sigmoid());
  },
});
export default silu;
