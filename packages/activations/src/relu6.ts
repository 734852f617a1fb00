import { defineActivation, type Plugin } from "@titrate/plugin";

const relu6: Plugin = defineActivation({
  name: "relu6",
  summary: "A rectifier with a ceiling: min(max(x, 0), 6); its slope at 0 and at 6 is 0.",
  source: "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10",
  apply: (x) => x.lessEqual(0).where(0, x.greaterEqual(6).where(6, x)),
});
export default relu6;
