import { count, defineLayer, type Plugin, part, ShapeError } from "@titrate/plugin";
import { expectSequence } from "./common/sequence.ts";

const positionalEmbedding: Plugin = defineLayer({
  name: "positional-embedding",
  summary: "Adds a trained vector for each time.",
  source: "Gehring et al. 2017, arXiv:1705.03122",
  params: {
    length: count().optional().describe("How many times there are vectors for: those of x unless given."),
    weights: part("initializer", { type: "normal", std: 0.02 }),
  },
  // x: [rows, time, features]; weight: [length, features]
  apply(x, { length, weights }, scope) {
    const { time, features } = expectSequence("positional-embedding", x);
    const most = length ?? time;
    if (time > most)
      throw new ShapeError(
        `positional-embedding has vectors for ${most} times and gets ${time}; set \`length: ${time}\` or more`,
      );
    const fans = { fanIn: most, fanOut: features };
    return x.add(scope.parameter("weight", [most, features], weights, fans).slice(0, 0, time));
  },
});
export default positionalEmbedding;
