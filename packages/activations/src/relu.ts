import { defineActivation, type Plugin } from "@titrate/plugin";

const relu: Plugin = defineActivation({
  name: "relu",
  summary: "The rectifier: max(x, 0); its slope at 0 is 0.",
  source: "Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines",
  apply: (x) => x.lessEqual(0).where(0, x), // NaN is not <= 0, and stays
});
export default relu;
