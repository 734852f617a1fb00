import { defineLoss, expectSameShape, type Plugin, positive, reduce, reduction } from "@titrate/plugin";

const huber: Plugin = defineLoss({
  name: "huber",
  summary: "Half of the squared error up to delta, linear beyond it: delta (|d| - delta / 2).",
  source: "Huber 1964, Robust estimation of a location parameter",
  params: { delta: positive(1), reduction },
  compute({ output, target }, { delta, reduction }) {
    expectSameShape("huber", output, target);
    const error = output.sub(target).abs();
    const capped = error.minimum(delta); // one formula for both parts, and nothing is squared that may overflow
    return reduce(capped.mul(error.sub(capped.mul(0.5))), reduction);
  },
});
export default huber;
