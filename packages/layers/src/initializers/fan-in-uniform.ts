import { defineInitializer, type Plugin } from "@titrate/plugin";

const fanInUniform: Plugin = defineInitializer({
  name: "fan-in-uniform",
  summary:
    "Uniform in [-b, b), b = 1 / sqrt(fanIn): how PyTorch starts weights and biases of dense layers and convolutions.",
  sample({ size, fanIn, random }) {
    const bound = 1 / Math.sqrt(fanIn);
    return Float64Array.from({ length: size }, () => bound * (2 * random.uniform() - 1));
  },
});
export default fanInUniform;
