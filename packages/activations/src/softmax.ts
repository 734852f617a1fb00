import { defineActivation, type Plugin, softmax as softmaxOf, z } from "@titrate/plugin";

const softmax: Plugin = defineActivation({
  name: "softmax",
  summary: "Probabilities that add up to 1 along an axis: exp(x) / sum(exp(x)).",
  source: "Bridle 1990, Probabilistic interpretation of feedforward classification network outputs",
  params: { axis: z.number().int().default(-1) },
  apply: (x, { axis }) => softmaxOf(x, axis),
});
export default softmax;
