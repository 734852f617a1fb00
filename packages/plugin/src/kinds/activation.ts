import { type Shape, showShape, straightThrough, type Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectTensor, wrongReturn } from "../returned.ts";
import type { Scope } from "../scope.ts";

/** Element-wise or along an axis. */
export type Activation = (x: Tensor, scope: Scope) => Tensor;

/**
 * An activation: write the formula, and its gradient follows.
 *
 * ```ts
 * const swish: Plugin = defineActivation({
 *   name: "swish",
 *   summary: "A smooth, self-gated ReLU: x * sigmoid(beta * x).",
 *   params: { beta: positive(1) },
 *   apply: (x, { beta }) => x.mul(x.mul(beta).sigmoid()),
 * });
 * export default swish;
 * ```
 */
export interface ActivationDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * f(x), of the shape of `x` (any shape, float). May declare trained tensors with `scope.parameter`.
   * Throws ShapeError where the shape does not fit, e.g. a gate over an odd number of features.
   */
  apply(x: Tensor, params: ParamValues<P>, scope: Scope): Tensor;
  /** The shape of f(x), where it is not that of `x`: a gate takes half of an axis. Throws ShapeError where x does not fit. */
  outputShape?(shape: Shape, params: ParamValues<P>): Shape;
  /**
   * f'(x), where the gradient of the formula is not the one that is wanted: a surrogate for a step function,
   * a form that does not cancel, a choice at a kink. Element-wise activations without trained tensors only:
   * gradients go to `x` alone, and second derivatives do not see it.
   */
  derivative?(x: Tensor, params: ParamValues<P>): Tensor;
}

export function defineActivation<P extends ZodShape = NoParams>(
  definition: ActivationDefinition<P>,
): Plugin<"activation"> {
  const { name, apply, outputShape, derivative } = definition;
  return definePlugin(
    "activation",
    definition,
    { functions: ["apply"], optionalFunctions: ["outputShape", "derivative"] },
    (params) => (x, scope) => {
      const shape = outputShape?.(x.shape, params) ?? x.shape;
      const y = expectShape(shape, name, "apply", apply(x, params, scope));
      scope?.activated?.(y, name);
      if (derivative === undefined) return y;
      const slope = expectShape(x.shape, name, "derivative", derivative(x, params));
      return straightThrough(y, x.mul(slope.stopGradient()));
    },
  );
}

function expectShape(shape: Shape, name: string, key: string, value: unknown): Tensor {
  const [subject, what] = [`activation "${name}"`, `${key} returned`];
  const y = expectTensor(subject, what, value);
  if (y.dtype !== "float") throw wrongReturn(subject, what, y, 'make it a float: add .cast("float")');
  if (y.shape.join() === shape.join()) return y;
  throw wrongReturn(subject, what, y, `keep the shape of x, ${showShape(shape)}`);
}
