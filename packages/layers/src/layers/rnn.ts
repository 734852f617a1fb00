import { count, defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { elman } from "./common/cells.ts";
import { recur, times } from "./common/recurrent.ts";
import { rememberingScope } from "./common/remembering-scope.ts";

const rnn: Plugin = defineLayer({
  name: "rnn",
  summary: "The plain recurrent network: h = activation(x W + b + h U + c) at each time.",
  source: "Elman 1990, Finding structure in time",
  params: {
    units: count(),
    activation: part("activation", "tanh"),
    bias: z.boolean().default(true),
    return: times,
    weights: part("initializer", "xavier"),
    recurrent: part("initializer", "xavier").describe("Of the weight between one time and the next."),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, time, features]; input-weight: [features, units]; hidden-weight: [units, units]; input-bias, hidden-bias: [units]
  apply(x, { activation, ...params }, scope) {
    const once = rememberingScope(scope);
    return recur(
      "rnn",
      elman((sum) => activation(sum, once)),
      x,
      params,
      scope,
    );
  },
});
export default rnn;
