import type { SearchInput, SearchOutput } from "@titrate/plugin";
import { descentDirection } from "./curvature-pairs.ts";
import { type Memory, memoryOf, pairsAt, stateOf } from "./lbfgs-memory.ts";
import { strongWolfe } from "./strong-wolfe.ts";
import { addScaled, allFinite, dot, largest, scaled, sumOfSizes } from "./vector.ts";

export interface LbfgsSettings {
  readonly lr: number;
  /** The most moves of one step. */
  readonly iterations: number;
  /** No move begins after this many looks at the loss, the one at the start included. */
  readonly evaluations: number;
  /** The most pairs remembered. */
  readonly history: number;
  readonly toleranceGradient: number;
  readonly toleranceChange: number;
  readonly search: "none" | "strong-wolfe";
}

/** Parameters that were looked at. */
interface Place {
  readonly parameters: Float64Array;
  /** Infinity where the loss, its gradient or the parameters are not finite. */
  readonly loss: number;
  readonly gradient: Float64Array;
}

/**
 * One step of L-BFGS, which is several moves, with the tests and their order of PyTorch 2.10 and later.
 * What is not finite is not entered: the parameters stay where the loss was last finite.
 */
export function lbfgsStep(
  { parameters, state, evaluate }: SearchInput,
  settings: LbfgsSettings,
): SearchOutput {
  const { lr, iterations, evaluations, history, toleranceGradient, toleranceChange } = settings;
  let looks = 0;
  const look = (at: Float64Array): Place => {
    looks++;
    const { loss, gradient } = evaluate(at);
    const finite = Number.isFinite(loss) && allFinite(gradient) && allFinite(at);
    return { parameters: at, loss: finite ? loss : Number.POSITIVE_INFINITY, gradient: gradient.slice() };
  };
  const isOver = ({ gradient }: Place) => largest(gradient) <= toleranceGradient;

  let here = look(parameters.slice());
  if (here.loss === Number.POSITIVE_INFINITY || isOver(here)) return { parameters: here.parameters, state };
  let memory = memoryOf(state);
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const before = here;
    const pairs = pairsAt(before.gradient, memory, history);
    const direction = descentDirection(pairs, before.gradient);
    const slope = dot(before.gradient, direction);
    if (!allFinite(direction) || !Number.isFinite(slope)) return startAgain(here);
    // Nothing is known yet of how far to go: not by more than lr in sum.
    const first = memory.last === undefined ? Math.min(1, 1 / sumOfSizes(before.gradient)) * lr : lr;
    memory = { pairs, last: { gradient: before.gradient, direction, step: first } };
    if (slope > -toleranceChange) break;

    if (settings.search === "strong-wolfe") {
      const at = (step: number) => {
        const place = look(addScaled(before.parameters, step, direction));
        return { ...place, step, slope: dot(place.gradient, direction) };
      };
      const line = { start: { ...before, step: 0, slope }, at, reach: largest(direction) };
      const found = strongWolfe(line, first, evaluations - looks);
      here = found;
      memory = { pairs, last: { gradient: before.gradient, direction, step: found.step } };
    } else {
      const moved = addScaled(before.parameters, first, direction);
      if (!allFinite(moved)) return startAgain(before);
      // Nothing asks for the loss after the last move: the next step looks at it.
      if (iteration === iterations) return { parameters: moved, state: stateOf(memory) };
      const next = look(moved);
      if (next.loss === Number.POSITIVE_INFINITY) return startAgain(before);
      here = next;
    }
    if (looks >= evaluations || isOver(here)) break;
    if (hasSettled(before, here, memory, toleranceChange)) break;
  }
  return { parameters: here.parameters, state: stateOf(memory) };
}

/** Stays where the loss is finite, and forgets the curvature that led away from there. */
function startAgain({ parameters }: Place): SearchOutput {
  return { parameters, state: {} };
}

function hasSettled(before: Place, here: Place, { last }: Memory, tolerance: number): boolean {
  const moved = last === undefined ? 0 : largest(scaled(last.step, last.direction));
  return moved <= tolerance || Math.abs(here.loss - before.loss) < tolerance;
}
