import { sizeOf } from "@titrate/tensor";
import type { Values } from "./result.ts";
import { RunError } from "./run-error.ts";
import type { RunProgram } from "./run-program.ts";

/** Parameters and buffers by name, to start from in place of the initializers'. */
export type StartValues = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: ArrayLike<number> }>
>;

/**
 * The numbers to start from.
 *
 * @throws RunError that lists every name and shape that does not match the model's.
 */
export function startState(
  { declarations: { parameters, buffers } }: RunProgram,
  start: StartValues,
): Record<string, ArrayLike<number>> {
  const own = new Map(
    [...parameters.values(), ...buffers.values()].map(({ name, tensor }) => [name, tensor.shape]),
  );
  const show = (shape: Values["shape"]): string => `[${shape.join(", ")}]`;
  const problems = [
    ...[...own].flatMap(([name, shape]) => {
      const given = start[name];
      if (given === undefined) return [`${name} ${show(shape)} is not there`];
      if (show(given.shape) !== show(shape))
        return [`${name} is ${show(given.shape)}, and ${show(shape)} here`];
      return given.data.length === sizeOf(shape)
        ? []
        : [`${name} ${show(shape)} holds ${given.data.length} numbers, not ${sizeOf(shape)}`];
    }),
    ...Object.keys(start).flatMap((name) => (own.has(name) ? [] : [`${name} has no place in this model`])),
  ];
  if (problems.length > 0) {
    throw new RunError(
      `the weights to start from are another model's: ${problems.join("; ")}; write the model as in the run that learned them`,
      { code: "E_SHAPE", path: ["model"] },
    );
  }
  return Object.fromEntries([...own.keys()].map((name) => [name, start[name]!.data]));
}
