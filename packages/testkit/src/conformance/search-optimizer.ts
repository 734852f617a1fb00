import type { Precision } from "@titrate/numeric";
import type { Optimizer, SearchInput, SearchOptimizer, SearchState } from "@titrate/plugin";
import { type Check, type Finding, fact, fails, holds, must, tell, unless } from "../check.ts";
import { firstDifference, precisions } from "../graph/bits.ts";
import type { Numbers } from "../graph/compute.ts";
import { show } from "../show.ts";
import type { Bind } from "../subject.ts";

type Evaluate = SearchInput["evaluate"];

interface Walk {
  readonly losses: readonly number[];
  readonly parameters: Float64Array;
  readonly state: SearchState;
  /** How often the loss was looked at. */
  readonly looks: number;
}

/** Looks at the loss that no step needs. */
const most = 10_000;

/** A search keeps nothing but its state, changes no array that it is given, and makes a bowl's loss smaller. */
export function searchChecks(bind: Bind<"optimizer">): readonly Check[] {
  const search = (): SearchOptimizer => expectSearch(bind());
  return [
    must("makes the loss of a bowl smaller", () => {
      const told: string[] = [];
      for (const precision of precisions) {
        const { losses } = walk(search(), 20, { evaluate: inPrecision(bowl, precision) });
        const [first, last] = [losses[0]!, losses.at(-1)!];
        told.push(`from ${show(first)} to ${show(last)} in 20 steps of ${precision}`);
        if (!(last < first)) return fails(told.at(-1)!, "search");
      }
      return holds(told.join("; "));
    }),
    must("keeps nothing but its state", () => {
      const optimizer = search();
      const difference = walkDifference(walk(optimizer, 6), walk(optimizer, 6));
      const advice = "what is remembered belongs in `state`";
      return unless(difference && `of two runs from the same start, ${difference}; ${advice}`);
    }),
    must("resumed as if not interrupted", () => {
      const optimizer = search();
      const half = walk(optimizer, 3);
      // In between, so that what is remembered elsewhere is of another run.
      const whole = walk(optimizer, 6);
      const { losses, ...end } = walk(optimizer, 3, { ...half, state: structuredClone(half.state) });
      const resumed = { ...end, losses: [...half.losses, ...losses.slice(1)] };
      const difference = walkDifference(whole, resumed);
      return unless(difference && `6 steps, and 3 and 3: ${difference}`);
    }),
    must("changes no array that it is given", () => {
      const optimizer = search();
      const { parameters, state } = walk(optimizer, 2);
      const before = structuredClone({ parameters, state });
      optimizer.search({ parameters, state, evaluate: bowl }, optimizer.lr);
      const difference = arraysDifference(arraysOf(before), arraysOf({ parameters, state }));
      return unless(difference && `of what was given, ${difference}; copy it`);
    }),
    must("stays where the gradient is 0", () => {
      const start = Float64Array.of(1, -2, 3, 0);
      const flat: Evaluate = (p) => ({ loss: 1, gradient: new Float64Array(p.length) });
      const optimizer = search();
      const { parameters } = optimizer.search(
        { parameters: start.slice(), state: {}, evaluate: flat },
        optimizer.lr,
      );
      const difference = firstDifference({ "the place": start }, { "the place": parameters });
      return unless(difference && `it moves: ${difference}`);
    }),
    must("ends where the loss is not finite", () => edges(search())),
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

interface WalkOptions {
  readonly parameters?: Float64Array;
  readonly state?: SearchState;
  readonly evaluate?: Evaluate;
}

function walk(
  optimizer: SearchOptimizer,
  steps: number,
  {
    parameters: start = Float64Array.of(3, -1, 2, 0.5, -4),
    state: remembered = {},
    evaluate = bowl,
  }: WalkOptions = {},
): Walk {
  let [parameters, state, looks] = [start, remembered, 0];
  const counting: Evaluate = (at) => {
    looks++;
    if (looks > most * steps) throw new Error(`it looks at the loss more than ${most} times a step`);
    return evaluate(at);
  };
  const losses = [evaluate(start).loss];
  for (let step = 0; step < steps; step++) {
    ({ parameters, state } = optimizer.search({ parameters, state, evaluate: counting }, optimizer.lr));
    losses.push(evaluate(parameters).loss);
  }
  return { losses, parameters, state, looks };
}

/**
 * From a place of a finite loss, a step ends, and at numbers. What is left of the loss there is for the run to see: it
 * reports a loss that is not finite.
 */
function edges(optimizer: SearchOptimizer): Finding {
  for (const outside of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const evaluate: Evaluate = (at) => (at.some((value) => !(value > 0)) ? nowhere(at, outside) : edge(at));
    let [parameters, state]: [Float64Array, SearchState] = [Float64Array.of(4, 0.05, 0.3), {}];
    for (let step = 0; step < 5 && Number.isFinite(evaluate(parameters).loss); step++) {
      ({ parameters, state } = walk(optimizer, 1, { parameters, state, evaluate }));
      const wrong = parameters.find((value) => !Number.isFinite(value));
      if (wrong !== undefined)
        return fails(`where the loss is ${outside} beyond an edge, a parameter becomes ${wrong}`, "search");
    }
  }
  return holds();
}

const nowhere = (at: Float64Array, value: number): ReturnType<Evaluate> => ({
  loss: value,
  gradient: new Float64Array(at.length).fill(value),
});

/** 10 x + 1 / (100 x) summed: smallest close to 0, where it has no value. */
const edge: Evaluate = (parameters) => ({
  loss: parameters.reduce((sum, value) => sum + 10 * value + 0.01 / value, 0),
  gradient: parameters.map((value) => 10 - 0.01 / (value * value)),
});

const inPrecision = (evaluate: Evaluate, precision: Precision): Evaluate =>
  precision === "f64"
    ? evaluate
    : (at) => {
        const { loss, gradient } = evaluate(at.map(Math.fround));
        return { loss: Math.fround(loss), gradient: gradient.map(Math.fround) };
      };

type Arrays = Readonly<Record<string, Numbers>>;

const arraysOf = ({ parameters, state }: Pick<Walk, "parameters" | "state">): Arrays => ({
  ...Object.fromEntries(Object.entries(state).map(([name, values]) => [`state "${name}"`, values])),
  parameters,
});

const walkDifference = (one: Walk, other: Walk): string | undefined =>
  arraysDifference(
    { "the loss": one.losses, ...arraysOf(one) },
    { "the loss": other.losses, ...arraysOf(other) },
  );

/** The first number in which they differ, or a state that only one of them has. */
function arraysDifference(one: Arrays, other: Arrays): string | undefined {
  const extra = Object.keys(other).find((name) => !Object.hasOwn(one, name));
  return firstDifference(one, other) ?? (extra && `${extra} is there the other time alone`);
}

/** Half the squared distance from 1, along axes of which the steepest is five times the flattest. */
const bowl: Evaluate = (parameters) => {
  let loss = 0;
  const gradient = parameters.map((value, axis) => {
    loss += ((axis + 1) * (value - 1) * (value - 1)) / 2;
    return (axis + 1) * (value - 1);
  });
  return { loss, gradient };
};
