import type { Definition } from "./definition.ts";
import { define } from "./definitions.ts";
import { inputsFirst } from "./graph.ts";
import type { Tensor } from "./tensor.ts";

/** A node that must be computed, with its definition and the inputs that the definition reads, in its order. */
export interface Step {
  readonly tensor: Tensor;
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
}

/** The nodes that the roots need, each once, after the inputs that it reads; an input that is never read is left out. */
export function schedule(roots: readonly Tensor[]): Step[] {
  const needed = new Set(roots);
  const steps: Step[] = [];
  // Backwards, so that all that read a node have been seen before it.
  for (const tensor of inputsFirst(roots).reverse()) {
    if (!needed.has(tensor)) continue;
    const definition = define(tensor);
    const inputs =
      definition.kind === "map" ? tensor.inputs.slice(0, definition.reads.length) : tensor.inputs;
    for (const input of inputs) needed.add(input);
    steps.push({ tensor, definition, inputs });
  }
  return steps.reverse();
}
