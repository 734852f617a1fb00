import { defineOptimizer, type Plugin, positive } from "@titrate/plugin";

const perceptron: Plugin = defineOptimizer({
  name: "perceptron",
  summary:
    "Rosenblatt's rule, p = p - lr * g: with g = -(t - y) x it adds lr * (t - y) x, row by row in batches of 1.",
  source: "Rosenblatt 1958, The perceptron",
  params: { lr: positive(1) },
  state: {},
  update: ({ param, grad }, { lr }) => ({ param: param.sub(grad.mul(lr)) }),
});
export default perceptron;
