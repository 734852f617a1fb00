import { defineRegularizer, nonNegative, type Plugin } from "@titrate/plugin";

const l2: Plugin = defineRegularizer({
  name: "l2",
  summary: "strength * sum w^2, not halved, as in Keras: a weight decay of d is a strength of d / 2.",
  source: "Hoerl & Kennard 1970, Ridge regression: biased estimation for nonorthogonal problems",
  params: { strength: nonNegative(0.01) },
  penalty: (parameter, { strength }) => parameter.square().sum().mul(strength),
});
export default l2;
