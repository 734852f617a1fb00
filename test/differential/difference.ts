import type { Observation } from "./observe.ts";

/**
 * The first thing in which two lists of observations differ, in words; undefined where there is none. Numbers are
 * compared as bits are, but for NaN: every NaN is the same, and 0 is not -0.
 */
export function firstDifference(
  expected: readonly Observation[],
  found: readonly Observation[],
): string | undefined {
  for (const [i, one] of expected.entries()) {
    const other = found[i];
    if (other?.what !== one.what) return `${one.what} is missing; there is ${other?.what ?? "nothing"}`;
    const difference = differenceOf(one, other);
    if (difference !== undefined) return `${one.what}: ${difference}`;
  }
  const more = found[expected.length];
  return more && `${more.what} is too much`;
}

function differenceOf(expected: Observation, found: Observation): string | undefined {
  const [kind, otherKind] = [kindOf(expected), kindOf(found)];
  if (kind !== otherKind) return `${otherKind}, and ${kind} is expected`;
  const size = expected.values.length / (expected.steps ?? 1);
  for (let i = 0; i < expected.values.length; i++) {
    const [wanted, got] = [expected.values[i]!, found.values[i]!];
    if (Object.is(wanted, got)) continue;
    const step = expected.steps === undefined ? "" : `step ${Math.floor(i / size)}, `;
    return `${step}element ${i % size} is ${show(got)}, and ${show(wanted)} is expected`;
  }
  return undefined;
}

const kindOf = ({ values }: Observation): string => `${values.constructor.name} of ${values.length}`;
const show = (value: number | string): string => (Object.is(value, -0) ? "-0" : String(value));
