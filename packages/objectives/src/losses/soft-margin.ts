import { defineLoss, expectSameShape, type Plugin, reduce, reduction } from "@titrate/plugin";
import { softplus } from "../softplus.ts";
import { checkSigned, signsOf } from "../target-values.ts";

const softMargin: Plugin = defineLoss({
  name: "soft-margin",
  summary: "log(1 + exp(-s output)), s being 1 for targets of 1 and -1 for those of 0 or -1.",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("soft-margin", output, target);
    return reduce(softplus(signsOf(target).mul(output).neg()), reduction);
  },
  predict: (output) => output.sigmoid(),
  checkTargets: (targets) => checkSigned('loss "soft-margin"', targets),
});
export default softMargin;
