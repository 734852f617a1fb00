import { defineInitializer, type Plugin, positive, z } from "@titrate/plugin";
import { distributions, fanScaled } from "./fan-scaled.ts";

const varianceScaling: Plugin = defineInitializer({
  name: "variance-scaling",
  summary: "Variance scale / fan, as in Keras; xavier, kaiming and lecun are cases of it.",
  params: {
    scale: positive(1),
    mode: z.enum(["fan-in", "fan-out", "fan-average"]).default("fan-in"),
    distribution: z.enum(distributions).default("truncated-normal"),
  },
  sample(request, { scale, mode, distribution }) {
    const { fanIn, fanOut } = request;
    const fans = { "fan-in": fanIn, "fan-out": fanOut, "fan-average": (fanIn + fanOut) / 2 };
    return fanScaled(request, distribution, Math.sqrt(scale), fans[mode]);
  },
});
export default varianceScaling;
