import type { Tensor } from "@titrate/tensor";
import type { RunParts } from "./parts.ts";
import { RunError } from "./run-error.ts";
import type { TracedModel } from "./trace.ts";

const makeProbabilities: readonly string[] = ["sigmoid", "hard-sigmoid", "softmax"];

/**
 * Refuses a model that ends in probabilities before a loss that makes them itself: it would train, and never get far, as
 * the largest probability is no large logit.
 */
export function checkLogits(
  { loss }: Pick<RunParts, "loss">,
  { output, activations }: { readonly output: Tensor; readonly activations: TracedModel["activations"] },
): void {
  if (loss.logits !== true) return;
  const last = activations.find(
    (each) => each.output === output && makeProbabilities.includes(each.activation),
  );
  if (last === undefined) return;
  const where = last.path === "" ? "" : ` (of "${last.path}")`;
  const message = `the loss takes logits and makes probabilities of them itself, but the model ends in ${last.activation}${where}; take that activation away, or write \`from: probabilities\` where the loss has it`;
  throw new RunError(message, { path: ["loss"] });
}
