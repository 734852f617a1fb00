import type { Shape, Tensor } from "@titrate/tensor";
import type { Initializer } from "./kinds/initializer.ts";
import type { Layer } from "./kinds/layer.ts";

/** Where a layer declares what it owns. Each layer gets its own; the engine implements it. */
export interface Scope {
  /** The dotted path of the layer's parameters, "" at the root: "hidden", "block.dense-1". */
  readonly path: string;
  /** True in the graph that is trained, false in the one that is evaluated. */
  readonly training: boolean;
  /**
   * A trained tensor of the given shape. `name` is unique within the layer.
   * `fans` are the numbers of inputs and outputs that one unit sees, for initializers that scale by them;
   * give them for every weight.
   */
  parameter(
    name: string,
    shape: Shape,
    initializer: Initializer,
    fans?: { readonly fanIn: number; readonly fanOut: number },
  ): Tensor;
  /** Applies a child layer under its own name: `name:` in the YAML, else its type and occurrence ("dense-2"). */
  call(layer: Layer, x: Tensor): Tensor;
  /** Random numbers in [0, 1), new at each training step. `name` is unique within the layer. */
  uniform(name: string, shape: Shape): Tensor;
}
