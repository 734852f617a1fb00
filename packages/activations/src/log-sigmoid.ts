import { defineActivation, type Plugin } from "@titrate/plugin";

const logSigmoid: Plugin = defineActivation({
  name: "log-sigmoid",
  summary: "The logarithm of the logistic function: -log(1 + exp(-x)).",
  apply(x) {
    const above = x.greater(0); // min(x, 0) - log(1 + e^-|x|): nothing overflows, and the slope at 0 is 1/2
    return above.where(0, x).sub(above.where(x.neg(), x).exp().log1p());
  },
});
export default logSigmoid;
