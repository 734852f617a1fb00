import type { SearchState } from "@titrate/plugin";
import { type CurvaturePair, withPair } from "./curvature-pairs.ts";
import { addScaled, dot, scaled } from "./vector.ts";

/** What L-BFGS knows of the loss: the pairs so far, and the last move, which the next gradient makes a pair of. */
export interface Memory {
  readonly pairs: readonly CurvaturePair[];
  readonly last?: Move;
}

export interface Move {
  /** The gradient where the move began. */
  readonly gradient: Float64Array;
  readonly direction: Float64Array;
  /** How many times the direction was gone. */
  readonly step: number;
}

/** All pairs that are known where the last move has come to a gradient. */
export function pairsAt(
  gradient: Float64Array,
  { pairs, last }: Memory,
  history: number,
): readonly CurvaturePair[] {
  if (last === undefined) return pairs;
  return withPair(pairs, scaled(last.step, last.direction), addScaled(gradient, -1, last.gradient), history);
}

/** A memory as arrays; that of a run which has not moved yet is empty. */
export function stateOf({ pairs, last }: Memory): SearchState {
  if (last === undefined) return {};
  return {
    gradient: last.gradient,
    direction: last.direction,
    step: Float64Array.of(last.step),
    steps: joined(pairs.map(({ step }) => step)),
    changes: joined(pairs.map(({ change }) => change)),
  };
}

/** The memory that a state holds. */
export function memoryOf({ gradient, direction, step, steps, changes }: SearchState): Memory {
  if (!(gradient && direction && step && steps && changes)) return { pairs: [] };
  const size = gradient.length;
  const pairs = Array.from({ length: steps.length / size }, (_, index) => {
    const [from, to] = [index * size, (index + 1) * size];
    const pair = { step: steps.slice(from, to), change: changes.slice(from, to) };
    return { ...pair, product: dot(pair.change, pair.step) };
  });
  return { pairs, last: { gradient, direction, step: step[0]! } };
}

function joined(vectors: readonly Float64Array[]): Float64Array {
  return Float64Array.from(vectors.flatMap((vector) => [...vector]));
}
