import type { Shape, Tensor } from "@titrate/tensor";
import type { Initializer } from "./kinds/initializer.ts";
import type { Layer } from "./kinds/layer.ts";

/** Numbers that training changes without a gradient. */
export interface Buffer {
  /** What it holds, or what `set` last gave it in this graph. */
  readonly value: Tensor;
  /** Gives it new numbers, of its shape, at each training step. In training only. */
  set(next: Tensor): void;
}

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
  /**
   * Numbers that are not trained but changed by training, such as running statistics: `start` everywhere at first.
   * `name` is unique within the layer.
   */
  buffer(name: string, shape: Shape, start: number): Buffer;
  /** Applies a child layer under its own name: `name:` in the YAML, else its type and occurrence ("dense-2"). */
  call(layer: Layer, x: Tensor): Tensor;
  /**
   * Applies a layer whose parameters the whole model knows as `id`: the first call gives the layer, and every other
   * call of that id trains the same numbers. A call without a layer takes the first call's.
   */
  share(id: string, layer: Layer | undefined, x: Tensor): Tensor;
  /** The trained tensor that an earlier layer declared under this path: "embedding.weight". Throws ShapeError if there is none. */
  find(path: string): Tensor;
  /** Random numbers in [0, 1), new at each training step. `name` is unique within the layer. */
  uniform(name: string, shape: Shape): Tensor;
  /** Told of what each activation returns, and its name, by `defineActivation`; a layer has no need of it. */
  activated?(y: Tensor, activation: string): void;
}
