import { defineActivation, type Plugin, real } from "@titrate/plugin";

const rrelu: Plugin = defineActivation({
  name: "rrelu",
  summary:
    "A leaky rectifier of random slope, uniform in [lower, upper) for each element and step; the mean of both in evaluation.",
  source: "Xu et al. 2015, Empirical evaluation of rectified activations, arXiv:1505.00853",
  params: { lower: real(1 / 8), upper: real(1 / 3) },
  apply(x, { lower, upper }, scope) {
    const random = () =>
      scope
        .uniform("slope", x.shape)
        .mul(upper - lower)
        .add(lower);
    return x.greater(0).where(x, x.mul(scope.training ? random() : (lower + upper) / 2));
  },
});
export default rrelu;
