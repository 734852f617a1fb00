import { defineLoss, expectSameShape, type Plugin, reduce, reduction } from "@titrate/plugin";
import { checkSigned, signsOf } from "../target-values.ts";

const squaredHinge: Plugin = defineLoss({
  name: "squared-hinge",
  summary: "max(0, 1 - s output)^2, s being 1 for targets of 1 and -1 for those of 0 or -1.",
  source: "Tang 2013, Deep learning using linear support vector machines, arXiv:1306.0239",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("squared-hinge", output, target);
    const lack = signsOf(target).mul(output).oneMinus();
    return reduce(lack.lessEqual(0).where(0, lack).square(), reduction);
  },
  /** Above 0.5 where the output is above 0; no calibrated probability. */
  predict: (output) => output.sigmoid(),
  checkTargets: (targets) => checkSigned('loss "squared-hinge"', targets),
});
export default squaredHinge;
