import type { Scope, Tensor } from "@titrate/plugin";

/** A scope for what is applied many times in one layer: a name means the same trained tensor each time. */
export function rememberingScope(scope: Scope): Scope {
  const declared = new Map<string, Tensor>();
  let draws = 0;
  return {
    ...scope,
    parameter(name, ...rest) {
      const tensor = declared.get(name) ?? scope.parameter(name, ...rest);
      declared.set(name, tensor);
      return tensor;
    },
    uniform: (name, shape) => scope.uniform(`${name}-${++draws}`, shape),
  };
}
