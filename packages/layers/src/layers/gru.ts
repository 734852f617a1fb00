import { count, defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { gru as cell } from "./common/cells.ts";
import { recur, times } from "./common/recurrent.ts";

const gru: Plugin = defineLayer({
  name: "gru",
  summary:
    "Gated recurrent units: h = (1 - z) n + z h, with n = tanh(x W + b + r (h U + c)) and gates r and z.",
  source: "Cho et al. 2014, arXiv:1406.1078; reset after the product, as in cuDNN and PyTorch",
  params: {
    units: count(),
    bias: z.boolean().default(true),
    return: times,
    weights: part("initializer", "xavier"),
    recurrent: part("initializer", "xavier").describe("Of the weight between one time and the next."),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, time, features]; input-weight: [features, 3 units], gates r, z, n; hidden-weight: [units, 3 units]; two biases: [3 units]
  apply: (x, params, scope) => recur("gru", cell, x, params, scope),
});
export default gru;
