import { count, defineLayer, type Plugin, part, ShapeError, showShape, z } from "@titrate/plugin";

const dense: Plugin = defineLayer({
  name: "dense",
  summary: "Fully connected: activation(x W + b) over the last axis.",
  params: {
    units: count(),
    inputs: count().optional().describe("Not needed: the width of x is known. Where given, it is checked."),
    bias: z.boolean().default(true),
    activation: part("activation", "identity"),
    weights: part("initializer", "xavier"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, ..., inputs]; W: [inputs, units]; b: [units]; result: [rows, ..., units]
  apply(x, { units, inputs, bias, activation, weights, biases }, scope) {
    const features = x.shape.at(-1);
    if (x.shape.length < 2 || features === undefined) {
      throw new ShapeError(
        `dense takes [rows, ..., features] and gets ${showShape(x.shape)}; reshape the layer before it`,
      );
    }
    if (inputs !== undefined && inputs !== features) {
      throw new ShapeError(
        `dense expects ${inputs} features and gets ${features}, of ${showShape(x.shape)}; set \`inputs: ${features}\` or leave it out`,
      );
    }
    const fans = { fanIn: features, fanOut: units };
    const product = x.matmul(scope.parameter("weight", [features, units], weights, fans));
    if (!bias) return activation(product, scope);
    return activation(product.add(scope.parameter("bias", [units], biases, fans)), scope);
  },
});
export default dense;
