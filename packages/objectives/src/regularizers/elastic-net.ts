import { defineRegularizer, nonNegative, type Plugin } from "@titrate/plugin";

const elasticNet: Plugin = defineRegularizer({
  name: "elastic-net",
  summary: "l1 * sum |w| + l2 * sum w^2, neither halved.",
  source: "Zou & Hastie 2005, Regularization and variable selection via the elastic net",
  params: { l1: nonNegative(0.01), l2: nonNegative(0.01) },
  penalty: (parameter, { l1, l2 }) => parameter.abs().sum().mul(l1).add(parameter.square().sum().mul(l2)),
});
export default elasticNet;
