import type { Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectTensor } from "../returned.ts";
import type { Scope } from "../scope.ts";

export interface Layer {
  /** The plugin's name. */
  readonly type: string;
  /** The name given in the YAML. */
  readonly name?: string;
  /** Where it stands in the YAML. */
  readonly path: readonly (string | number)[];
  apply(x: Tensor, scope: Scope): Tensor;
}

/**
 * A layer, or a topology: a layer whose parameters hold layers, applied with `scope.call`.
 *
 * Axis 0 of `x` is the row of the batch, features are on the last axis (images: [rows, channels, ...spatial]).
 */
export interface LayerDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * Builds the layer's part of the graph; called for each graph that is built, so keep no state.
   * Declares trained tensors with `scope.parameter`, applies children with `scope.call`.
   * Throws ShapeError naming what was expected where `x` does not fit.
   */
  apply(x: Tensor, params: ParamValues<P>, scope: Scope): Tensor;
}

export function defineLayer<P extends ZodShape = NoParams>(definition: LayerDefinition<P>): Plugin<"layer"> {
  const { name } = definition;
  return definePlugin("layer", definition, { functions: ["apply"] }, (params, identity) => ({
    type: name,
    ...identity,
    apply: (x, scope) =>
      expectTensor(`layer "${name}"`, "apply returned", definition.apply(x, params, scope)),
  }));
}
