import { defineActivation, type Plugin, part, ShapeError, showShape, z } from "@titrate/plugin";

const prelu: Plugin = defineActivation({
  name: "prelu",
  summary: "A leaky rectifier that learns its leak: x above 0, else slope * x.",
  source: "He et al. 2015, Delving deep into rectifiers, arXiv:1502.01852",
  params: {
    slope: part("initializer", { type: "constant", value: 0.25 }),
    per: z.enum(["all", "feature", "channel"]).default("all").describe("Which of them share a slope."),
  },
  apply(x, { slope, per }, scope) {
    const axis = per === "channel" ? 1 : x.shape.length - 1;
    const length = per === "all" ? 1 : x.shape[axis];
    if (length === undefined || (axis === 0 && per !== "all")) {
      throw new ShapeError(`prelu finds no ${per} axis in ${showShape(x.shape)}; set \`per: all\``);
    }
    const slopes = scope.parameter("slope", per === "all" ? [] : [length], slope);
    const aligned = slopes.reshape(x.shape.map((_, index) => (index === axis ? length : 1)));
    return x.greater(0).where(x, x.mul(aligned));
  },
});
export default prelu;
