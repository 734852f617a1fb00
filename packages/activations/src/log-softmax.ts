import { defineActivation, logSoftmax as logSoftmaxOf, type Plugin, z } from "@titrate/plugin";

const logSoftmax: Plugin = defineActivation({
  name: "log-softmax",
  summary: "Log-probabilities along an axis: x - log(sum(exp(x))).",
  params: { axis: z.number().int().default(-1) },
  apply: (x, { axis }) => logSoftmaxOf(x, axis),
});
export default logSoftmax;
