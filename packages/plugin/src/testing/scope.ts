import type { RandomStream } from "@titrate/numeric";
import { literal, sizeOf } from "@titrate/tensor";
import { nestedScope, type TestScope } from "./nested-scope.ts";

/**
 * A scope whose parameters are literals, drawn one after the other from `random`, or taken from `values` by
 * path, as the buffers' starts may be. Children are named as in a run.
 */
export function testScope(
  random: RandomStream,
  values: Readonly<Record<string, readonly number[]>> = {},
  training = true,
): TestScope {
  return nestedScope(
    {
      parameter: (path, shape, draw) => literal(values[path] ?? draw(random), shape),
      buffer: (path, shape, start) =>
        literal(values[path] ?? new Float64Array(sizeOf(shape)).fill(start), shape),
      uniform: (_path, shape) =>
        literal(
          Float64Array.from({ length: sizeOf(shape) }, () => random.uniform()),
          shape,
        ),
    },
    training,
  );
}
