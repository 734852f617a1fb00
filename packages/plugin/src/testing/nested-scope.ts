import type { RandomStream } from "@titrate/numeric";
import { ShapeError, type Tensor } from "@titrate/tensor";
import { defaultFans } from "../default-fans.ts";
import type { Layer } from "../kinds/layer.ts";
import { occurrenceNames } from "../occurrence-names.ts";
import type { Scope } from "../scope.ts";

/** Where a test takes the tensors from that layers ask for, each by its whole path: "block.dense-1.weight". */
export interface ScopeTensors {
  parameter(path: string, shape: readonly number[], draw: (random: RandomStream) => Float64Array): Tensor;
  buffer(path: string, shape: readonly number[], start: number): Tensor;
  uniform(path: string, shape: readonly number[]): Tensor;
  activated?(y: Tensor): void;
}

/** A scope that remembers what layers declared. */
export interface TestScope extends Scope {
  /** The trained tensors, by path. */
  readonly parameters: Map<string, Tensor>;
  /** What the buffers hold, by path: their start, or what was set. */
  readonly buffers: Map<string, Tensor>;
  /** What buffers were set to, by path. */
  readonly set: Map<string, Tensor>;
}

/** A scope for tests: children are named, shared and found as in a run, and `tensors` says what they own. */
export function nestedScope(tensors: ScopeTensors, training: boolean): TestScope {
  const parameters = new Map<string, Tensor>();
  const buffers = new Map<string, Tensor>();
  const set = new Map<string, Tensor>();
  const shared = new Map<string, Layer>();

  const at = (path: string, again: boolean): TestScope => {
    const within = (name: string): string => (path === "" ? name : `${path}.${name}`);
    const nextName = occurrenceNames();
    return {
      path,
      training,
      parameters,
      buffers,
      set,
      parameter(name, shape, initializer, fans = defaultFans(shape)) {
        const key = within(name);
        const known = parameters.get(key);
        if (known !== undefined && again) return known;
        if (known !== undefined) throw new Error(`the parameter "${key}" is declared twice; name each once`);
        const tensor = tensors.parameter(key, shape, (random) => initializer({ shape, ...fans, random }));
        parameters.set(key, tensor);
        return tensor;
      },
      buffer(name, shape, start) {
        const key = within(name);
        if (!buffers.has(key)) buffers.set(key, tensors.buffer(key, shape, start));
        return {
          get value() {
            return buffers.get(key)!;
          },
          set(next) {
            if (!training) {
              throw new Error(
                `the buffer "${key}" is set in evaluation; set it where scope.training is true`,
              );
            }
            buffers.set(key, next);
            set.set(key, next);
          },
        };
      },
      call: (layer, x) => layer.apply(x, at(within(layer.name ?? nextName(layer.type)), again)),
      share(id, layer, x) {
        const first = shared.get(id);
        const applied = first ?? layer;
        if (applied === undefined) throw new ShapeError(`nothing is shared as "${id}" yet`);
        shared.set(id, applied);
        return applied.apply(x, at(id, first !== undefined));
      },
      find(wanted) {
        const tensor = parameters.get(wanted);
        if (tensor === undefined) throw new ShapeError(`there is no parameter "${wanted}" yet`);
        return tensor;
      },
      uniform: (name, shape) => tensors.uniform(within(name), shape),
      activated: (y) => tensors.activated?.(y),
    };
  };
  return at("", false);
}
