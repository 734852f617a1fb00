import {
  count,
  defineLayer,
  fraction,
  iota,
  type Plugin,
  part,
  ShapeError,
  softmax,
  type Tensor,
  z,
} from "@titrate/plugin";
import { dropped } from "./common/dropped.ts";
import { expectSequence } from "./common/sequence.ts";

const attention: Plugin = defineLayer({
  name: "attention",
  summary:
    "Self-attention of several heads: softmax(q k^T / sqrt(features / heads)) v a head, and a projection.",
  source: "Vaswani et al. 2017, arXiv:1706.03762, section 3.2",
  params: {
    heads: count(1).describe("Consecutive slices of the features, each of which attends alone."),
    causal: z.boolean().default(false).describe("Whether a time sees only itself and those before it."),
    bias: z.boolean().default(true),
    dropout: fraction(0).describe("The share of the attention that training drops."),
    weights: part("initializer", "xavier"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, time, features]; input-weight: [features, 3 features], for q, k, v; output-weight: [features, features]
  apply(x, { heads, causal, bias, dropout, weights, biases }, scope) {
    const { rows, time, features } = expectSequence("attention", x);
    if (features % heads !== 0)
      throw new ShapeError(
        `attention: \`heads: ${heads}\` must divide the ${features} features; set another number of heads`,
      );
    const fans = { fanIn: features, fanOut: features };
    const project = (name: string, from: Tensor, units: number): Tensor => {
      const product = from.matmul(scope.parameter(`${name}-weight`, [features, units], weights, fans));
      return bias ? product.add(scope.parameter(`${name}-bias`, [units], biases, fans)) : product;
    };
    const width = features / heads;
    const packed = project("input", x, 3 * features).reshape([rows, time, 3, heads, width]);
    const [q, k, v] = [0, 1, 2].map((i) =>
      packed
        .slice(2, i, i + 1)
        .reshape([rows, time, heads, width])
        .transpose([0, 2, 1, 3]),
    ) as [Tensor, Tensor, Tensor];
    const scores = q.mul(1 / Math.sqrt(width)).matmul(k.transpose([0, 1, 3, 2]));
    const times = iota(time);
    const seen = times.reshape([time, 1]).greaterEqual(times);
    const shares = softmax(causal ? seen.where(scores, Number.NEGATIVE_INFINITY) : scores);
    const heard = dropped(shares, dropout, shares.shape, scope).matmul(v);
    return project("output", heard.transpose([0, 2, 1, 3]).reshape([rows, time, features]), features);
  },
});
export default attention;
