import type { Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectScalar, expectTensor, wrongReturn } from "../returned.ts";
import type { NumericArray } from "./dataset.ts";

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
  /** Throws DataError where the values of a split's targets cannot be right. */
  checkTargets(targets: NumericArray): void;
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
  /**
   * Refuses targets whose values cannot be right, such as 2 for a probability: called once per split, on the
   * host, before step 0. Throws DataError naming the row. Shapes are checked in `compute`.
   */
  checkTargets?(targets: NumericArray, params: ParamValues<P>): void;
}

export function defineLoss<P extends ZodShape = NoParams>(definition: LossDefinition<P>): Plugin<"loss"> {
  const subject = `loss "${definition.name}"`;
  return definePlugin(
    "loss",
    definition,
    { functions: ["compute"], optionalFunctions: ["predict", "checkTargets"] },
    (params) => ({
      compute: (x) => expectLoss(subject, definition.compute(x, params)),
      predict(output) {
        if (definition.predict === undefined) return output;
        return expectTensor(subject, "predict returned", definition.predict(output, params));
      },
      checkTargets: (targets) => definition.checkTargets?.(targets, params),
    }),
  );
}

function expectLoss(subject: string, value: unknown): Tensor {
  const loss = expectScalar(subject, "compute returned", value);
  if (loss.dtype === "float") return loss;
  throw wrongReturn(subject, "compute returned", loss, 'make it a float: add .cast("float")');
}
