import { defineLoss, expectSameShape, type Plugin, reduce, reduction } from "@titrate/plugin";

const mse: Plugin = defineLoss({
  name: "mse",
  summary: "Squared error: (output - target)^2 over all elements.",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    expectSameShape("mse", output, target);
    return reduce(output.sub(target).square(), reduction);
  },
});
export default mse;
