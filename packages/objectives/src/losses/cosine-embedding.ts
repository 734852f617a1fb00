import {
  defineLoss,
  type Plugin,
  reduce,
  reduction,
  ShapeError,
  showShape,
  sizeOf,
  type Tensor,
  z,
} from "@titrate/plugin";
import { cosineSimilarity } from "../cosine-similarity.ts";
import { checkSigned } from "../target-values.ts";

const cosineEmbedding: Plugin = defineLoss({
  name: "cosine-embedding",
  summary:
    "1 - cos of the output's two halves where the target is 1, max(0, cos - margin) where it is 0 or -1.",
  params: {
    margin: z.number().min(-1).max(1).default(0).describe("The slope at a cosine of just `margin` is 1."),
    reduction,
  },
  // output: [rows, ..., 2 n], one vector after the other; target: one a row, [rows, ..., 1] or [rows, ...]
  compute({ output, target }, { margin, reduction }) {
    const cos = cosineOfHalves(output);
    if (sizeOf(target.shape) !== sizeOf(cos.shape) || target.shape[0] !== cos.shape[0]) {
      const [got, wanted] = [showShape(target.shape), showShape(cos.shape)];
      throw new ShapeError(
        `cosine-embedding: the output ${showShape(output.shape)} holds pairs ${wanted} and the targets are ${got}; give one target a pair`,
      );
    }
    const excess = cos.sub(margin);
    const apart = excess.less(0).where(0, excess);
    return reduce(target.reshape(cos.shape).greater(0).where(cos.oneMinus(), apart), reduction);
  },
  /** The cosine. */
  predict: cosineOfHalves,
  checkTargets: (targets) => checkSigned('loss "cosine-embedding"', targets),
});
export default cosineEmbedding;

function cosineOfHalves(output: Tensor): Tensor {
  const width = output.shape.at(-1) ?? 1;
  if (output.shape.length < 2 || width % 2 === 1) {
    const problem = `the output is ${showShape(output.shape)}`;
    throw new ShapeError(
      `cosine-embedding: ${problem}; its last axis holds two vectors: give the last layer an even number of units`,
    );
  }
  const [first, second] = [output.slice(-1, 0, width / 2), output.slice(-1, width / 2)];
  return cosineSimilarity(first, second).reshape([...output.shape.slice(0, -1), 1]);
}
