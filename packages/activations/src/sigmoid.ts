import { defineActivation, type Plugin } from "@titrate/plugin";

const sigmoid: Plugin = defineActivation({
  name: "sigmoid",
  summary: "The logistic function, into (0, 1): 1 / (1 + exp(-x)).",
  apply: (x) => x.sigmoid(),
});
export default sigmoid;
