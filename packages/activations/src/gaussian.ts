import { clamp, defineActivation, type Plugin } from "@titrate/plugin";

const gaussian: Plugin = defineActivation({
  name: "gaussian",
  summary: "A bump at 0: exp(-x^2).",
  source: "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks",
  apply: (x) => clamp(x, -40, 40).square().neg().exp(), // exp(-1600) is 0; of infinity, 0 * 2x is no slope
});
export default gaussian;
