import type { RandomStream } from "@titrate/numeric";
import { literal, sizeOf, type Tensor } from "@titrate/tensor";
import type { Scope } from "../scope.ts";

export interface TestScope extends Scope {
  /** What was declared, by its path. */
  readonly parameters: Map<string, Tensor>;
}

/**
 * A scope whose parameters are literals, drawn one after the other from `random`, or taken from `values` by
 * path. Children are named as in a run.
 */
export function testScope(
  random: RandomStream,
  values: Readonly<Record<string, readonly number[]>> = {},
): TestScope {
  const parameters = new Map<string, Tensor>();
  const at = (path: string): TestScope => {
    const occurrences = new Map<string, number>();
    const nextName = (type: string): string => {
      const occurrence = (occurrences.get(type) ?? 0) + 1;
      occurrences.set(type, occurrence);
      return `${type}-${occurrence}`;
    };
    const join = (name: string) => (path === "" ? name : `${path}.${name}`);
    return {
      path,
      training: true,
      parameters,
      parameter(name, shape, initializer, fans = { fanIn: 1, fanOut: 1 }) {
        const key = join(name);
        if (parameters.has(key)) throw new Error(`"${key}" is declared twice`);
        const tensor = literal(values[key] ?? initializer({ shape, ...fans, random }), shape);
        parameters.set(key, tensor);
        return tensor;
      },
      call(layer, x) {
        return layer.apply(x, at(join(layer.name ?? nextName(layer.type))));
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
