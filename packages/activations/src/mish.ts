import { defineActivation, type Plugin } from "@titrate/plugin";

const mish: Plugin = defineActivation({
  name: "mish",
  summary: "A smooth, self-gated rectifier: x * tanh(log(1 + exp(x))).",
  source: "Misra 2019, arXiv:1908.08681",
  apply(x) {
    // tanh(log(1 + e)) = ((1 + e)^2 - 1) / ((1 + e)^2 + 1), where neither is lost: it is 1 above 40, and 0 below -1000.
    const limited = x.maximum(-1000);
    const e = limited.minimum(40).exp();
    const n = e.add(2).mul(e);
    return limited.mul(n.div(n.add(2)));
  },
});
export default mish;
