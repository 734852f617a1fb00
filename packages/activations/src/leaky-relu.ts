import { defineActivation, type Plugin, real } from "@titrate/plugin";

const leakyRelu: Plugin = defineActivation({
  name: "leaky-relu",
  summary: "A rectifier that leaks: x above 0, else slope * x; its slope at 0 is that below.",
  source: "Maas et al. 2013, Rectifier nonlinearities improve neural network acoustic models",
  params: { slope: real(0.01) },
  apply: (x, { slope }) => x.greater(0).where(x, x.mul(slope)),
});
export default leakyRelu;
