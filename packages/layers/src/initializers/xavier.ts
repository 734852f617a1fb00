import { defineInitializer, type Plugin, positive, z } from "@titrate/plugin";
import { distributions, fanScaled } from "./fan-scaled.ts";

const xavier: Plugin = defineInitializer({
  name: "xavier",
  summary:
    "Standard deviation gain * sqrt(2 / (fanIn + fanOut)): keeps variances through layers in both directions.",
  source:
    "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 16",
  params: { distribution: z.enum(distributions).default("uniform"), gain: positive(1) },
  sample: (request, { distribution, gain }) =>
    fanScaled(request, distribution, gain, (request.fanIn + request.fanOut) / 2),
});
export default xavier;
