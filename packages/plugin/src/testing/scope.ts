import type { RandomStream } from "@titrate/numeric";
import { literal, ShapeError, sizeOf, type Tensor } from "@titrate/tensor";
import type { Layer } from "../kinds/layer.ts";
import type { Scope } from "../scope.ts";

export interface TestScope extends Scope {
  /** The trained tensors that were declared, by their path. */
  readonly parameters: Map<string, Tensor>;
  /** What the buffers hold, by their path: their start, or what was set. */
  readonly buffers: Map<string, Tensor>;
}

/**
 * A scope whose parameters are literals, drawn one after the other from `random`, or taken from `values` by
 * path, as the buffers' starts may be. Children are named as in a run.
 */
export function testScope(
  random: RandomStream,
  values: Readonly<Record<string, readonly number[]>> = {},
  training = true,
): TestScope {
  const parameters = new Map<string, Tensor>();
  const buffers = new Map<string, Tensor>();
  const shared = new Map<string, Layer>();
  const at = (path: string, again = false): TestScope => {
    const occurrences = new Map<string, number>();
    const nextName = (type: string): string => {
      const occurrence = (occurrences.get(type) ?? 0) + 1;
      occurrences.set(type, occurrence);
      return `${type}-${occurrence}`;
    };
    const join = (name: string) => (path === "" ? name : `${path}.${name}`);
    return {
      path,
      training,
      parameters,
      buffers,
      parameter(name, shape, initializer, fans = { fanIn: 1, fanOut: 1 }) {
        const key = join(name);
        const known = parameters.get(key);
        if (known !== undefined && again) return known;
        if (known !== undefined) throw new Error(`"${key}" is declared twice`);
        const tensor = literal(values[key] ?? initializer({ shape, ...fans, random }), shape);
        parameters.set(key, tensor);
        return tensor;
      },
      buffer(name, shape, start) {
        const key = join(name);
        if (!buffers.has(key)) {
          buffers.set(key, literal(values[key] ?? new Float64Array(sizeOf(shape)).fill(start), shape));
        }
        return {
          get value() {
            return buffers.get(key)!;
          },
          set(next) {
            buffers.set(key, next);
          },
        };
      },
      call(layer, x) {
        return layer.apply(x, at(join(layer.name ?? nextName(layer.type)), again));
      },
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
      uniform(_name, shape) {
        const size = sizeOf(shape);
        return literal(
          Float64Array.from({ length: size }, () => random.uniform()),
          shape,
        );
      },
    };
  };
  return at("");
}
