import { count, defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { lstm as cell } from "./common/cells.ts";
import { recur, times } from "./common/recurrent.ts";

const lstm: Plugin = defineLayer({
  name: "lstm",
  summary:
    "Long short-term memory: c = f c + i g and h = o tanh(c), with gates i, f, g, o of x and the h before.",
  source: "Hochreiter & Schmidhuber 1997, Long short-term memory; Gers et al. 2000, Learning to forget",
  params: {
    units: count(),
    bias: z.boolean().default(true),
    return: times,
    weights: part("initializer", "xavier"),
    recurrent: part("initializer", "xavier").describe("Of the weight between one time and the next."),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, time, features]; input-weight: [features, 4 units], gates i, f, g, o; hidden-weight: [units, 4 units]; two biases: [4 units]
  apply: (x, params, scope) => recur("lstm", cell, x, params, scope),
});
export default lstm;
