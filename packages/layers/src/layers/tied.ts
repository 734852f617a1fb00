import { defineLayer, type Plugin, part, ShapeError, showShape, z } from "@titrate/plugin";

const tied: Plugin = defineLayer({
  name: "tied",
  summary: "Fully connected by the transpose of an earlier layer's weight: activation(x W^T + b).",
  source: "Press & Wolf 2017, arXiv:1608.05859",
  params: {
    weight: z.string().min(1).describe('The path of that weight, such as "embedding-1.weight".'),
    bias: z.boolean().default(true),
    activation: part("activation", "identity"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, ..., features]; W: [units, features]; b: [units]; result: [rows, ..., units]
  apply(x, { weight, bias, activation, biases }, scope) {
    const shared = scope.find(weight);
    const [units, features, ...more] = shared.shape;
    if (units === undefined || features === undefined || more.length > 0)
      throw new ShapeError(
        `tied needs a weight of two axes, and "${weight}" is ${showShape(shared.shape)}; name another`,
      );
    if (x.shape.length < 2 || x.shape.at(-1) !== features)
      throw new ShapeError(
        `tied to "${weight}" ${showShape(shared.shape)} takes [rows, ..., ${features}] and gets ${showShape(x.shape)}; give the layer before it units: ${features}`,
      );
    const product = x.matmul(shared.transpose());
    if (!bias) return activation(product, scope);
    const fans = { fanIn: features, fanOut: units };
    return activation(product.add(scope.parameter("bias", [units], biases, fans)), scope);
  },
});
export default tied;
