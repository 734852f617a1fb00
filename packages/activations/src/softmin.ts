import { defineActivation, type Plugin, softmax, z } from "@titrate/plugin";

const softmin: Plugin = defineActivation({
  name: "softmin",
  summary: "Probabilities along an axis, the largest for the smallest x: exp(-x) / sum(exp(-x)).",
  params: { axis: z.number().int().default(-1) },
  apply: (x, { axis }) => softmax(x.neg(), axis),
});
export default softmin;
