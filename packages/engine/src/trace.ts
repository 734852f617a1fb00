import type { Layer } from "@titrate/plugin";
import type { Tensor } from "@titrate/tensor";
import { claim, type Origin } from "./origins.ts";
import type { Declarations } from "./parameters.ts";
import { blame } from "./run-error.ts";
import { createScope, type Trace } from "./scope.ts";

/** A model applied to its input. */
export interface TracedModel {
  readonly output: Tensor;
  /** What each buffer holds after a training step. */
  readonly buffers: readonly { readonly state: Tensor; readonly value: Tensor }[];
  readonly activations: Trace["activations"];
}

/**
 * Applies a model to its input and collects what its layers declare. The first trace of a model
 * fills `declarations`; later ones (for evaluation, or another batch size) find there what they ask for.
 *
 * A layer's name in paths is its `name:`, else its type and its place among the unnamed layers of that type in the
 * same parent ("dense-2"). Initial weights are drawn from a stream of that path, so taking one named layer away
 * leaves the draws of all others alone.
 */
export function traceModel(
  model: Layer,
  x: Tensor,
  declarations: Declarations,
  training: boolean,
): TracedModel {
  const trace: Trace = {
    declarations,
    training,
    claimed: new Set(),
    shared: new Map(),
    set: new Map(),
    activations: [],
    apply: (layer, input, name, use) => applyLayer(layer, input, name, trace, use),
  };
  const output = trace.apply(model, x, "", 1);
  const buffers = [...trace.set].map(([path, value]) => ({
    state: declarations.buffers.get(path)!.tensor,
    value,
  }));
  return { output, buffers, activations: trace.activations };
}

/** Applies a layer of the given name, "" at the root. All tensors that it adds are its own. */
function applyLayer(layer: Layer, x: Tensor, name: string, trace: Trace, use: number): Tensor {
  const origin: Origin = { path: layer.path, name: `layer "${name || (layer.name ?? layer.type)}"` };
  return blame(layer.path, () => {
    const y = layer.apply(x, createScope(name, origin, trace, use));
    claim(trace.declarations.origins, y, origin);
    return y;
  });
}
