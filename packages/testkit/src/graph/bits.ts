import type { Precision } from "@titrate/numeric";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { type Finding, unless } from "../check.ts";
import { computer, type Givens, type Numbers, type Outputs, type Values } from "./compute.ts";

export const precisions: readonly Precision[] = ["f32", "f64"];

/** The first number in which two lists of results differ, in words. Every NaN is the same; 0 is not -0. */
export function firstDifference(
  wanted: Readonly<Record<string, Numbers>>,
  found: Readonly<Record<string, Numbers>>,
): string | undefined {
  for (const [name, values] of Object.entries(wanted)) {
    const others = found[name];
    if (others?.length !== values.length) {
      return `${name} has ${values.length} numbers once and ${others?.length ?? 0} the other time`;
    }
    for (let i = 0; i < values.length; i++) {
      if (!Object.is(values[i], others[i]))
        return `${name}, element ${i}, is ${values[i]} once and ${others[i]} the other time`;
    }
  }
  return undefined;
}

/** Whether both executors compute the same bits, in f32 and f64, from the givens and from each change of them. */
export function sameBits(
  outputs: Outputs,
  givens: Givens,
  changes: readonly Readonly<Record<string, Numbers>>[] = [{}],
): string | undefined {
  for (const precision of precisions) {
    const reference = computer(outputs, givens, referenceExecutor, precision);
    const compiled = computer(outputs, givens, compiledExecutor, precision);
    for (const changed of changes) {
      const difference = firstDifference(reference(changed), compiled(changed));
      if (difference !== undefined) return `in ${precision}, reference and compiled: ${difference}`;
    }
  }
  return undefined;
}

/** Builds and computes a graph twice: the numbers must be the same. */
export function twiceTheSame(build: () => { readonly outputs: Outputs; readonly givens: Givens }): Finding {
  const compute = (): Values => {
    const { outputs, givens } = build();
    return computer(outputs, givens)();
  };
  const difference = firstDifference(compute(), compute());
  const advice = "it depends on more than its arguments: draw from the scope or a stream, and keep nothing";
  return unless(difference && `built twice from the same numbers, ${difference}; ${advice}`);
}
