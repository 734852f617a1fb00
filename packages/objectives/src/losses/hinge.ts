import { defineLoss, expectSameShape, type Plugin, reduce, reduction } from "@titrate/plugin";
import { checkSigned, signsOf } from "../target-values.ts";

const hinge: Plugin = defineLoss({
  name: "hinge",
  summary:
    "max(0, 1 - s output), s being 1 for targets of 1 and -1 for those of 0 or -1; flat where s output is 1.",
  source: "Cortes & Vapnik 1995, Support-vector networks",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("hinge", output, target);
    const lack = signsOf(target).mul(output).oneMinus();
    return reduce(lack.lessEqual(0).where(0, lack), reduction); // NaN is not <= 0, and stays
  },
  /** Above 0.5 where the output is above 0; no calibrated probability. */
  predict: (output) => output.sigmoid(),
  checkTargets: (targets) => checkSigned('loss "hinge"', targets),
});
export default hinge;
