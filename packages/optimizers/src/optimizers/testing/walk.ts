import { type GradientOptimizer, literal } from "@titrate/plugin";
import { evaluate } from "@titrate/plugin/testing";

/** One trained tensor and its slots, flat. */
export interface Place {
  readonly param: readonly number[];
  readonly [slot: string]: readonly number[];
}

/**
 * Updates one tensor of rank 1 by given gradients, one evaluation an update: nothing but the slots goes from one
 * to the next. Returns the place after each.
 */
export function walk(
  { hyper, state, update }: GradientOptimizer,
  start: readonly number[],
  gradientAt: (param: readonly number[], step: number) => readonly number[],
  steps: number,
): Place[] {
  const zeros = start.map(() => 0);
  const slots = Object.entries(state).map(([name, slot]) => [name, slot === "one" ? [1] : zeros] as const);
  const numbers = Object.entries(hyper).map(([name, value]) => [name, literal([value], [])] as const);
  const places: Place[] = [];
  let place: Place = { ...Object.fromEntries(slots), param: start };
  for (let step = 0; step < steps; step++) {
    const tensors = Object.fromEntries(
      Object.entries(place).map(([name, values]) => [
        name,
        literal(values, state[name] === "one" ? [] : [start.length]),
      ]),
    );
    const grad = literal(gradientAt(place.param, step), [start.length]);
    place = evaluate({
      ...update({ ...tensors, param: tensors.param!, grad }, Object.fromEntries(numbers)),
    }) as unknown as Place;
    places.push(place);
  }
  return places;
}
