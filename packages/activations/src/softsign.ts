import { clamp, defineActivation, type Plugin } from "@titrate/plugin";

const softsign: Plugin = defineActivation({
  name: "softsign",
  summary: "A tanh of slow tails, into (-1, 1): x / (1 + |x|).",
  source: "Turian et al. 2009, Quadratic features and deep architectures for chunking",
  apply(x) {
    const finite = clamp(x, -1e30, 1e30); // the result is 1 long before, and infinity / infinity is NaN
    return finite.div(finite.abs().add(1));
  },
});
export default softsign;
