import { defineInitializer, type Plugin, positive, z } from "@titrate/plugin";

const xavier: Plugin = defineInitializer({
  name: "xavier",
  summary:
    "Standard deviation gain * sqrt(2 / (fanIn + fanOut)): keeps variances through layers in both directions.",
  source:
    "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 16",
  params: { distribution: z.enum(["uniform", "normal"]).default("uniform"), gain: positive(1) },
  sample({ size, fanIn, fanOut, random }, { distribution, gain }) {
    if (distribution === "normal") {
      const std = gain * Math.sqrt(2 / (fanIn + fanOut));
      return Float64Array.from({ length: size }, () => std * random.normal());
    }
    const bound = gain * Math.sqrt(6 / (fanIn + fanOut)); // uniform in [-b, b) has the variance b^2 / 3
    return Float64Array.from({ length: size }, () => bound * (2 * random.uniform() - 1));
  },
});
export default xavier;
