// Plugins that build graphs.

export const activation = (
  name: string,
): string => `import { defineActivation, positive } from "@titrate/plugin";

export default defineActivation({
  name: "${name}",
  summary: "x * sigmoid(beta * x).",
  source: "Where the formula is from",
  params: { beta: positive(1) },
  apply: (x, { beta }) => x.mul(x.mul(beta).sigmoid()),
});
`;

export const initializer = (
  name: string,
): string => `import { defineInitializer, positive } from "@titrate/plugin";

export default defineInitializer({
  name: "${name}",
  summary: "Normal with standard deviation gain / sqrt(fanIn).",
  source: "Where the formula is from",
  params: { gain: positive(1) },
  sample({ size, fanIn, random }, { gain }) {
    const std = gain / Math.sqrt(fanIn);
    return Float64Array.from({ length: size }, () => std * random.normal());
  },
});
`;

export const layer = (name: string): string => `import { defineLayer, part } from "@titrate/plugin";

export default defineLayer({
  name: "${name}",
  summary: "activation(scale * x + shift), a scale and a shift for each feature.",
  source: "Where the formula is from",
  params: {
    activation: part("activation", "identity"),
    scale: part("initializer", { type: "constant", value: 1 }),
    shift: part("initializer", "zeros"),
  },
  // x: [rows, ..., features]
  apply(x, { activation, scale, shift }, scope) {
    const features = x.shape.at(-1) ?? 1;
    const scaled = x.mul(scope.parameter("scale", [features], scale));
    return activation(scaled.add(scope.parameter("shift", [features], shift)), scope);
  },
});
`;

export const loss = (
  name: string,
): string => `import { defineLoss, expectSameShape, positive, reduce, reduction } from "@titrate/plugin";

export default defineLoss({
  name: "${name}",
  summary: "Squared error up to delta, linear beyond it.",
  source: "Where the formula is from",
  params: { delta: positive(1), reduction },
  compute({ output, target }, { delta, reduction }) {
    expectSameShape("${name}", output, target);
    const error = output.sub(target).abs();
    const inner = error.square().div(2);
    const outer = error.sub(delta / 2).mul(delta);
    return reduce(error.lessEqual(delta).where(inner, outer), reduction);
  },
});
`;

export const metric = (
  name: string,
): string => `import { defineMetric, expectSameShape } from "@titrate/plugin";

export default defineMetric({
  name: "${name}",
  summary: "The largest |prediction - target| of all elements.",
  source: "Where the formula is from",
  goal: "minimize",
  compute({ prediction, target }) {
    expectSameShape("${name}", prediction, target);
    return prediction.sub(target).abs().max();
  },
});
`;

export const regularizer = (
  name: string,
): string => `import { defineRegularizer, nonNegative } from "@titrate/plugin";

export default defineRegularizer({
  name: "${name}",
  summary: "weight times the sum of squares.",
  source: "Where the formula is from",
  params: { weight: nonNegative(0.01) },
  penalty: (parameter, { weight }) => parameter.square().sum().mul(weight),
});
`;
