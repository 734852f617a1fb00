import { defineLoss, expectSameShape, type Plugin, reduce, reduction } from "@titrate/plugin";

const meanAbsoluteError: Plugin = defineLoss({
  name: "mean-absolute-error",
  summary: "Absolute error: |output - target| over all elements; its slope at 0 is 0.",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("mean-absolute-error", output, target);
    return reduce(output.sub(target).abs(), reduction);
  },
});
export default meanAbsoluteError;
