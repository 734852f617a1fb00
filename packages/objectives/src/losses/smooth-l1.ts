import { defineLoss, expectSameShape, nonNegative, type Plugin, reduce, reduction } from "@titrate/plugin";

const smoothL1: Plugin = defineLoss({
  name: "smooth-l1",
  summary: "The absolute error less beta / 2, rounded off to d^2 / (2 beta) below beta.",
  source: "Girshick 2015, Fast R-CNN, arXiv:1504.08083",
  params: { beta: nonNegative(1).describe("With 0 it is the absolute error."), reduction },
  compute({ output, target }, { beta, reduction }) {
    expectSameShape("smooth-l1", output, target);
    const error = output.sub(target).abs();
    if (beta === 0) return reduce(error, reduction);
    const capped = error.minimum(beta);
    return reduce(capped.div(beta).mul(error.sub(capped.mul(0.5))), reduction);
  },
});
export default smoothL1;
