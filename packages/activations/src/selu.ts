import { defineActivation, type Plugin } from "@titrate/plugin";

// Where mean 0 and variance 1 are a fixed point of a layer with weights of variance 1 / fanIn.
const scale = 1.0507009873554805;
const alpha = 1.6732632423543772;

const selu: Plugin = defineActivation({
  name: "selu",
  summary: "Self-normalizing: 1.0507 * (x above 0, else 1.6733 * (exp(x) - 1)); made for lecun weights.",
  source: "Klambauer et al. 2017, arXiv:1706.02515",
  apply(x) {
    const above = x.greater(0);
    return above.where(
      x.mul(scale),
      above
        .where(0, x)
        .expm1()
        .mul(scale * alpha),
    );
  },
});
export default selu;
