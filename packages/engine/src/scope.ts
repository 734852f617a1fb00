import type { Initializer, Layer, Scope, Shape } from "@titrate/plugin";
import { showShape, state, type Tensor, uniform } from "@titrate/tensor";
import { claim, type Origin } from "./origins.ts";
import { type Declarations, defaultFans } from "./parameters.ts";
import { blame, RunError } from "./run-error.ts";

/**
 * Applies a model to its input and collects what its layers declare. The first trace of a model
 * fills `declarations`; later ones (for evaluation, or another batch size) find there what they ask for.
 *
 * A layer's name in paths is its `name:`, else its type and its place among the unnamed layers of that type in the
 * same parent ("dense-2"). Initial weights are drawn from a stream of that path, so taking one named layer away
 * leaves the draws of all others alone.
 */
export function traceModel(model: Layer, x: Tensor, declarations: Declarations, training: boolean): Tensor {
  return applyLayer(model, x, "", { declarations, training, claimed: new Set() });
}

/** What the layers of one trace share. */
interface Trace {
  readonly declarations: Declarations;
  readonly training: boolean;
  readonly claimed: Set<string>;
}

/** Applies a layer of the given name, "" at the root. All tensors that it adds are its own. */
function applyLayer(layer: Layer, x: Tensor, name: string, trace: Trace): Tensor {
  const origin = { path: layer.path, name: `layer "${name || (layer.name ?? layer.type)}"` };
  return blame(layer.path, () => {
    const y = layer.apply(x, createScope(name, origin, trace));
    claim(trace.declarations.origins, y, origin);
    return y;
  });
}

function createScope(path: string, origin: Origin, trace: Trace): Scope {
  const { declarations, training, claimed } = trace;
  const within = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const reserve = (name: string): string => {
    const full = within(name);
    if (claimed.has(full)) {
      throw new RunError(`"${full}" is declared twice: give one of the two layers another name`);
    }
    claimed.add(full);
    return full;
  };
  const occurrences = new Map<string, number>();
  const nextName = (type: string): string => {
    const occurrence = (occurrences.get(type) ?? 0) + 1;
    occurrences.set(type, occurrence);
    return `${type}-${occurrence}`;
  };

  return {
    path,
    training,

    parameter(name: string, shape: Shape, initializer: Initializer, fans = defaultFans(shape)): Tensor {
      const full = reserve(name);
      const known = declarations.parameters.get(full);
      if (known !== undefined) {
        if (showShape(known.tensor.shape) === showShape(shape)) return known.tensor;
        throw new RunError(
          `"${full}" is ${showShape(known.tensor.shape)} here and ${showShape(shape)} there: a parameter's shape must not depend on how many rows there are`,
        );
      }
      const tensor = state(full, shape);
      claim(declarations.origins, tensor, origin);
      declarations.parameters.set(full, {
        name: full,
        stream: streamName("init", full),
        tensor,
        initializer,
        ...fans,
      });
      return tensor;
    },

    call(layer: Layer, x: Tensor): Tensor {
      return applyLayer(layer, x, reserve(layer.name ?? nextName(layer.type)), trace);
    },

    uniform(name: string, shape: Shape): Tensor {
      if (!training) throw new RunError(`"${within(name)}" asks for random numbers outside of training`);
      const full = reserve(name);
      let source = declarations.randomSources.get(full);
      if (source === undefined) {
        source = { name: full, stream: streamName("random", full), key: state(`random/${full}`, [2], "int") };
        declarations.randomSources.set(full, source);
      }
      return uniform(source.key, declarations.step, shape);
    },
  };
}

/** "hidden.weight" to "init/hidden/weight". */
function streamName(purpose: string, path: string): string {
  return `${purpose}/${path.replaceAll(".", "/")}`;
}
