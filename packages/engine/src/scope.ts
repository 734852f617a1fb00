import {
  type Buffer,
  type Initializer,
  type Layer,
  type Scope,
  type Shape,
  ShapeError,
} from "@titrate/plugin";
import { defaultFans, occurrenceNames } from "@titrate/plugin/host";
import { showShape, state, type Tensor, uniform } from "@titrate/tensor";
import { claim, type Origin } from "./origins.ts";
import type { Declarations } from "./parameters.ts";
import { RunError } from "./run-error.ts";

/** What the layers of one trace of a model share. */
export interface Trace {
  readonly declarations: Declarations;
  readonly training: boolean;
  /** The paths that layers of this trace have declared. */
  readonly claimed: Set<string>;
  /** The layers that are shared, by their id, and how often each has been applied. */
  readonly shared: Map<string, { readonly layer: Layer; uses: number }>;
  /** The new contents of buffers, by path. */
  readonly set: Map<string, Tensor>;
  /** What the activations returned. */
  readonly activations: { readonly path: string; readonly activation: string; readonly output: Tensor }[];
  /**
   * Applies a layer under a name.
   *
   * @param use which application of a shared layer this is part of, from 1; 1 for all others.
   */
  apply(layer: Layer, x: Tensor, name: string, use: number): Tensor;
}

/**
 * The scope of the layer of a path, "" at the root.
 *
 * @param use which application of a shared layer it is in: from the second on, what the first declared is found again.
 */
export function createScope(path: string, origin: Origin, trace: Trace, use: number): Scope {
  const { declarations, training, claimed } = trace;
  const within = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const reserve = (name: string): string => {
    const full = within(name);
    if (claimed.has(full) && use === 1) {
      throw new RunError(`"${full}" is declared twice: give one of the two layers another name`);
    }
    claimed.add(full);
    return full;
  };
  const nextName = occurrenceNames();

  return {
    path,
    training,

    parameter(name: string, shape: Shape, initializer: Initializer, fans = defaultFans(shape)): Tensor {
      const full = reserve(name);
      const known = declarations.parameters.get(full);
      if (known !== undefined) return sameShape(full, known.tensor, shape, use);
      const tensor = state(full, shape);
      claim(declarations.origins, tensor, origin);
      const stream = streamName("init", full);
      declarations.parameters.set(full, { name: full, stream, tensor, initializer, ...fans });
      return tensor;
    },

    buffer(name: string, shape: Shape, start: number): Buffer {
      const full = reserve(name);
      const known = declarations.buffers.get(full);
      if (known !== undefined) sameShape(full, known.tensor, shape, use);
      const tensor = known?.tensor ?? state(full, shape);
      if (known === undefined) {
        claim(declarations.origins, tensor, origin);
        declarations.buffers.set(full, { name: full, tensor, start });
      }
      return {
        get value() {
          return trace.set.get(full) ?? tensor;
        },
        set(next: Tensor) {
          if (!training) throw new RunError(`"${full}" is set outside of training`);
          claim(declarations.origins, next, origin);
          trace.set.set(full, sameShape(full, next, shape, use));
        },
      };
    },

    call(layer: Layer, x: Tensor): Tensor {
      return trace.apply(layer, x, reserve(layer.name ?? nextName(layer.type)), use);
    },

    share(id: string, layer: Layer | undefined, x: Tensor): Tensor {
      const known = trace.shared.get(id);
      if (known === undefined && layer === undefined) {
        const ids = [...trace.shared.keys()].map((other) => `"${other}"`).join(", ") || "nothing";
        throw new ShapeError(`nothing is shared as "${id}" before this; shared so far: ${ids}`);
      }
      if (known !== undefined && layer !== undefined && layer.path.join() !== known.layer.path.join()) {
        throw new ShapeError(`"${id}" is shared before this, with its layer; leave \`layer\` out here`);
      }
      const shared = known ?? { layer: layer!, uses: 0 };
      if (known === undefined) trace.shared.set(id, shared);
      if (known === undefined && claimed.has(id)) {
        throw new RunError(`"${id}" is the name of another layer: share this one under another id`);
      }
      claimed.add(id);
      shared.uses += 1;
      return trace.apply(shared.layer, x, id, shared.uses);
    },

    find(wanted: string): Tensor {
      const found = declarations.parameters.get(wanted);
      if (found !== undefined && claimed.has(wanted)) return found.tensor;
      const known = [...declarations.parameters.keys()].filter((name) => claimed.has(name));
      throw new ShapeError(
        `there is no parameter "${wanted}" in the layers before this; there are: ${known.join(", ") || "none"}`,
      );
    },

    uniform(name: string, shape: Shape): Tensor {
      if (!training) throw new RunError(`"${within(name)}" asks for random numbers outside of training`);
      // A shared layer draws anew each time that it is applied.
      const full = reserve(use === 1 ? name : `${name}-${use}`);
      let source = declarations.randomSources.get(full);
      if (source === undefined) {
        source = { name: full, stream: streamName("random", full), key: state(`random/${full}`, [2], "int") };
        declarations.randomSources.set(full, source);
      }
      return uniform(source.key, declarations.step, shape);
    },

    activated(output: Tensor, activation: string): void {
      trace.activations.push({ path, activation, output });
    },
  };
}

/** What is declared again must have the shape that it had. */
function sameShape(name: string, known: Tensor, shape: Shape, use: number): Tensor {
  const [was, is] = [showShape(known.shape), showShape(shape)];
  if (was === is) return known;
  const why =
    use === 1
      ? "a parameter's shape must not depend on how many rows there are"
      : "a shared layer must meet inputs of one shape";
  throw new (use === 1 ? RunError : ShapeError)(`"${name}" is ${was} here and ${is} there: ${why}`);
}

/** "hidden.weight" to "init/hidden/weight". */
function streamName(purpose: string, path: string): string {
  return `${purpose}/${path.replaceAll(".", "/")}`;
}
