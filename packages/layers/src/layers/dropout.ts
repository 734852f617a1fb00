import { defineLayer, fraction, type Plugin, z } from "@titrate/plugin";
import { dropped } from "./common/dropped.ts";

const dropout: Plugin = defineLayer({
  name: "dropout",
  summary: "In training, each element is 0 with probability rate and divided by 1 - rate otherwise.",
  source: "Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting",
  params: {
    rate: fraction(0.5),
    per: z
      .enum(["element", "channel"])
      .default("element")
      .describe(
        "What is dropped as one: an element, or a channel of [rows, channels, ...] with all that it holds.",
      ),
  },
  apply(x, { rate, per }, scope) {
    const drawn = per === "element" ? x.shape : x.shape.map((length, axis) => (axis < 2 ? length : 1));
    return dropped(x, rate, drawn, scope);
  },
});
export default dropout;
