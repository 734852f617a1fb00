import { count, defineLayer, type Plugin, part, sizeOf } from "@titrate/plugin";
import { whole } from "./common/spatial.ts";

const embedding: Plugin = defineLayer({
  name: "embedding",
  summary: "A trained vector for each whole number from 0 to vocabulary - 1: rows of a table.",
  source: "Bengio et al. 2003, A neural probabilistic language model",
  params: {
    vocabulary: count(),
    units: count(),
    padding: whole
      .optional()
      .describe("A number whose vector starts at 0, and which looking it up does not train."),
    weights: part("initializer", "normal"),
  },
  // x: [rows, ...], ints or floats that are whole; weight: [vocabulary, units]; result: [rows, ..., units]
  apply(x, { vocabulary, units, padding, weights }, scope) {
    const fans = { fanIn: vocabulary, fanOut: units };
    const start: typeof weights = (request) =>
      weights(request).map((value, i) => (Math.floor(i / units) === padding ? 0 : value));
    const weight = scope.parameter("weight", [vocabulary, units], start, fans);
    // What is not whole gets an index that no table has, so that the run stops there.
    const index = x.dtype === "int" ? x : x.equal(x.floor()).where(x.cast("int"), -1);
    const vectors = weight.take(0, index.reshape([sizeOf(x.shape)])).reshape([...x.shape, units]);
    if (padding === undefined) return vectors;
    return index
      .equal(padding)
      .reshape([...x.shape, 1])
      .where(vectors.stopGradient(), vectors);
  },
});
export default embedding;
