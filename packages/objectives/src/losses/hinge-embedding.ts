import { defineLoss, expectSameShape, type Plugin, real, reduce, reduction } from "@titrate/plugin";
import { checkSigned } from "../target-values.ts";

const hingeEmbedding: Plugin = defineLoss({
  name: "hinge-embedding",
  summary: "A distance itself where the target is 1 (alike), max(0, margin - distance) where it is 0 or -1.",
  source: "Hadsell et al. 2006, Dimensionality reduction by learning an invariant mapping",
  params: { margin: real(1).describe("The slope at a distance of just this is -1."), reduction },
  compute({ output, target }, { margin, reduction }) {
    expectSameShape("hinge-embedding", output, target);
    const lack = output.neg().add(margin);
    const apart = lack.less(0).where(0, lack);
    return reduce(target.greater(0).where(output, apart), reduction);
  },
  checkTargets: (targets) => checkSigned('loss "hinge-embedding"', targets),
});
export default hingeEmbedding;
