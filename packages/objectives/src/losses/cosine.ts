import { defineLoss, expectSameShape, type Plugin, reduce, reduction } from "@titrate/plugin";
import { cosineSimilarity } from "../cosine-similarity.ts";

const cosine: Plugin = defineLoss({
  name: "cosine",
  summary:
    "1 - cos(output, target) a row, of the vectors on the last axis; 1 where one of them is all zeros.",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("cosine", output, target);
    return reduce(cosineSimilarity(output, target).oneMinus(), reduction);
  },
});
export default cosine;
