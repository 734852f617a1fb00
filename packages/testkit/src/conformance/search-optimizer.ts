import type { Optimizer, SearchInput, SearchOptimizer, SearchState } from "@titrate/plugin";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { show } from "../show.ts";
import type { Bind } from "../subject.ts";

interface Walk {
  readonly losses: readonly number[];
  readonly parameters: Float64Array;
  readonly state: SearchState;
  /** How often the loss was looked at. */
  readonly looks: number;
}

/** A search keeps nothing but its state, changes no array that it is given, and makes a bowl's loss smaller. */
export function searchChecks(bind: Bind<"optimizer">): readonly Check[] {
  const search = (): SearchOptimizer => expectSearch(bind());
  return [
    must("makes the loss of a bowl smaller", () => {
      const { losses } = walk(search(), 20);
      const [first, last] = [losses[0]!, losses.at(-1)!];
      const told = `from ${show(first)} to ${show(last)} in 20 steps`;
      return last < first ? holds(told) : fails(told, "search");
    }),
    must("keeps nothing but its state", () => {
      const optimizer = search();
      const [one, other] = [walk(optimizer, 6), walk(optimizer, 6)];
      return unless(
        differs(one, other)
          ? "two runs from the same start part; what is remembered belongs in `state`"
          : undefined,
      );
    }),
    must("resumed as if not interrupted", () => {
      const optimizer = search();
      const half = walk(optimizer, 3);
      const resumed = walk(optimizer, 3, half.parameters, structuredClone(half.state));
      return unless(
        differs(walk(optimizer, 6), resumed) ? "6 steps, and 3 and 3, end in other parameters" : undefined,
      );
    }),
    must("changes no array that it is given", () => {
      const optimizer = search();
      const { parameters, state } = walk(optimizer, 2);
      const before = structuredClone({ parameters, state });
      optimizer.search({ parameters, state, evaluate: bowl }, optimizer.lr);
      const same = JSON.stringify({ parameters, state }) === JSON.stringify(before);
      return unless(same ? undefined : "the parameters or the state that were given have changed; copy them");
    }),
    must("stays where the gradient is 0", () => {
      const start = Float64Array.of(1, -2, 3);
      const flat: SearchInput["evaluate"] = (p) => ({ loss: 1, gradient: new Float64Array(p.length) });
      const optimizer = search();
      const { parameters } = optimizer.search({ parameters: start, state: {}, evaluate: flat }, optimizer.lr);
      return unless(parameters.join() === start.join() ? undefined : `it goes to ${parameters.join(", ")}`);
    }),
    tell("looks at the loss", () => {
      const { looks, losses } = walk(search(), 20);
      return fact(`${show(looks / (losses.length - 1))} times a step, of a bowl`);
    }),
  ];
}

function expectSearch(optimizer: Optimizer): SearchOptimizer {
  if ("search" in optimizer) return optimizer;
  throw new TypeError(`${optimizer.type} is no search`);
}

function walk(
  optimizer: SearchOptimizer,
  steps: number,
  start: Float64Array = Float64Array.of(3, -1, 2, 0.5, -4),
  remembered: SearchState = {},
): Walk {
  let [parameters, state, looks] = [start, remembered, 0];
  const evaluate: SearchInput["evaluate"] = (at) => {
    looks++;
    return bowl(at);
  };
  const losses = [bowl(start).loss];
  for (let step = 0; step < steps; step++) {
    ({ parameters, state } = optimizer.search({ parameters, state, evaluate }, optimizer.lr));
    losses.push(bowl(parameters).loss);
  }
  return { losses, parameters, state, looks };
}

const differs = (one: Walk, other: Walk): boolean => one.parameters.join() !== other.parameters.join();

/** Half the squared distance from 1, along axes of which the steepest is five times the flattest. */
const bowl: SearchInput["evaluate"] = (parameters) => {
  let loss = 0;
  const gradient = parameters.map((value, axis) => {
    loss += ((axis + 1) * (value - 1) * (value - 1)) / 2;
    return (axis + 1) * (value - 1);
  });
  return { loss, gradient };
};
