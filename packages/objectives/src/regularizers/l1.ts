import { defineRegularizer, nonNegative, type Plugin } from "@titrate/plugin";

const l1: Plugin = defineRegularizer({
  name: "l1",
  summary: "strength * sum |w|, which makes parameters sparse; its slope at 0 is 0.",
  source: "Tibshirani 1996, Regression shrinkage and selection via the lasso",
  params: { strength: nonNegative(0.01) },
  penalty: (parameter, { strength }) => parameter.abs().sum().mul(strength),
});
export default l1;
