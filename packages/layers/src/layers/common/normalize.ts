import {
  type Initializer,
  type Scope,
  type Shape,
  ShapeError,
  showShape,
  type Tensor,
} from "@titrate/plugin";

// What normalisations have in common.

/** (x - mean) / sqrt(variance + eps) over the axes, the variance divided by n. */
export function standardize(x: Tensor, axes: readonly number[], eps: number): Tensor {
  const centred = x.sub(x.mean(axes, { keepDims: true }));
  const deviation = centred.square().mean(axes, { keepDims: true }).add(eps).sqrt();
  return centred.mul(deviation.reciprocal());
}

/** y * weight + bias, trained tensors of a shape that is stretched along the other axes of y. */
export function scaleAndShift(
  y: Tensor,
  shape: Shape,
  along: Shape,
  starts: { readonly weights: Initializer; readonly biases: Initializer },
  scope: Scope,
): Tensor {
  const [weight, bias] = [
    scope.parameter("weight", shape, starts.weights),
    scope.parameter("bias", shape, starts.biases),
  ];
  return y.mul(weight.reshape(along)).add(bias.reshape(along));
}

/** The last axes of x, so many; at least one axis must be left for the rows. */
export function lastAxes(type: string, x: Tensor, axes: number): number[] {
  if (axes < x.shape.length) return Array.from({ length: axes }, (_, i) => x.shape.length - axes + i);
  throw new ShapeError(
    `${type} over the last ${axes} axes takes the rows and those, and gets ${showShape(x.shape)}; lower \`axes\``,
  );
}
