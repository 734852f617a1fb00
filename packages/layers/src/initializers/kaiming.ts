import { defineInitializer, type Plugin, positive, real, z } from "@titrate/plugin";
import { distributions, fanScaled } from "./fan-scaled.ts";

const kaiming: Plugin = defineInitializer({
  name: "kaiming",
  summary: "Standard deviation gain / sqrt(fan), the gain that of the nonlinearity: sqrt(2) for relu.",
  source: "He et al. 2015, Delving deep into rectifiers, arXiv:1502.01852",
  params: {
    distribution: z.enum(distributions).default("normal"),
    mode: z
      .enum(["fan-in", "fan-out"])
      .default("fan-in")
      .describe("Keeps the variance of what a layer returns, or of the gradients that it passes back."),
    nonlinearity: z.enum(["linear", "sigmoid", "tanh", "relu", "leaky-relu", "selu"]).default("relu"),
    slope: real(0.01).describe("Of leaky-relu."),
    gain: positive().optional().describe("Where given, in place of the nonlinearity's."),
  },
  sample(request, { distribution, mode, nonlinearity, slope, gain }) {
    const gains = {
      linear: 1,
      sigmoid: 1,
      tanh: 5 / 3,
      relu: Math.SQRT2,
      "leaky-relu": Math.sqrt(2 / (1 + slope * slope)),
      selu: 3 / 4,
    };
    const fan = mode === "fan-in" ? request.fanIn : request.fanOut;
    return fanScaled(request, distribution, gain ?? gains[nonlinearity], fan);
  },
});
export default kaiming;
