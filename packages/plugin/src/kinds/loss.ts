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
  /** Whether it makes probabilities of the output itself, so that a model must not. */
  readonly logits?: boolean;
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
   * Whether it takes logits, by its parameters, of which it makes probabilities itself: a model that ends in a sigmoid or a
   * softmax is then refused. Default: false.
   */
  readonly logits?: boolean | ((params: ParamValues<P>) => boolean);
  /**
   * Refuses targets whose values cannot be right, such as 2 for a probability: called once per split, on the
   * host, before step 0. Throws DataError naming the row. Shapes are checked in `compute`.
   */
  checkTargets?(targets: NumericArray, params: ParamValues<P>): void;
}

export function defineLoss<P extends ZodShape = NoParams>(definition: LossDefinition<P>): Plugin<"loss"> {
  const subject = `loss "${definition.name}"`;
  const { logits = false } = definition;
  return definePlugin(
    "loss",
    definition,
    { functions: ["compute"], optionalFunctions: ["predict", "checkTargets"], values: ["logits"] },
    (params) => ({
      compute: (x) => expectLoss(subject, definition.compute(x, params)),
      predict(output) {
        if (definition.predict === undefined) return output;
        return expectTensor(subject, "predict returned", definition.predict(output, params));
      },
      logits: typeof logits === "function" ? logits(params) : logits,
      checkTargets: (targets) => definition.checkTargets?.(targets, params),
    }),
  );
}

function expectLoss(subject: string, value: unknown): Tensor {
  const loss = expectScalar(subject, "compute returned", value);
  if (loss.dtype === "float") return loss;
  throw wrongReturn(subject, "compute returned", loss, 'make it a float: add .cast("float")');
}
