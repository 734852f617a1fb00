import type { Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";

export interface LossInput {
  /** What the model returns; axis 0 is the row. */
  readonly output: Tensor;
  /** The dataset's targets, axis 0 the row; dtype int where they are class indices. */
  readonly target: Tensor;
}

export interface Loss {
  /** Shape []. */
  compute(x: LossInput): Tensor;
  /** The output as metrics see it: a probability or a value. */
  predict(output: Tensor): Tensor;
}

/** What training makes small. */
export interface LossDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * A scalar, shape [], over the rows of a batch. Throws ShapeError, saying what to change, where `target` does
   * not fit `output`: a broadcast there is a bug that still trains.
   */
  compute(x: LossInput, params: ParamValues<P>): Tensor;
  /** Turns outputs into probabilities or values, e.g. a sigmoid where the loss takes logits. Default: unchanged. */
  predict?(output: Tensor, params: ParamValues<P>): Tensor;
}

export function defineLoss<P extends ZodShape = NoParams>(definition: LossDefinition<P>): Plugin<"loss"> {
  return definePlugin("loss", definition, ["compute"], (params) => ({
    compute: (x) => definition.compute(x, params),
    predict: (output) => definition.predict?.(output, params) ?? output,
  }));
}
