import { constant, state, type Tensor } from "@titrate/tensor";
import type { Graph } from "./case.ts";

/** The updates of some parameters by their gradients, and the states that this needs. */
export interface Updates {
  readonly states: Tensor<"state">[];
  readonly updates: Graph["updates"];
}

type Optimizer = (parameters: readonly Tensor[], slopes: readonly Tensor[], rate: Tensor) => Updates;

const slot = (name: string, like: Tensor): Tensor<"state"> => state(name, like.shape) as Tensor<"state">;

const descent: Optimizer = (parameters, slopes, rate) => ({
  states: [],
  updates: parameters.map((w, i) => ({ state: w, value: w.sub(slopes[i]!.mul(rate)) })),
});

const momentum: Optimizer = (parameters, slopes, rate) => {
  const states = parameters.map((w, i) => slot(`velocity${i}`, w));
  const next = states.map((velocity, i) => velocity.mul(0.9).add(slopes[i]!));
  return {
    states,
    updates: parameters.flatMap((w, i) => [
      { state: w, value: w.sub(next[i]!.mul(rate)) },
      { state: states[i]!, value: next[i]! },
    ]),
  };
};

/** Adam with decoupled decay; the squares of generated slots may be negative, so they are made positive. */
const adam: Optimizer = (parameters, slopes, rate) => {
  const power = state("power", []) as Tensor<"state">;
  const nextPower = power.mul(0.9);
  const states: Tensor<"state">[] = [power];
  const updates: Graph["updates"][number][] = [{ state: power, value: nextPower }];
  for (const [i, w] of parameters.entries()) {
    const [m, v] = [slot(`m${i}`, w), slot(`v${i}`, w)];
    const nextM = m.mul(0.9).add(slopes[i]!.mul(constant(0.9).oneMinus()));
    const nextV = v.abs().mul(0.999).add(slopes[i]!.square().mul(0.001));
    const step = nextM.div(nextPower.oneMinus()).div(nextV.sqrt().add(1e-8));
    updates.push(
      { state: w, value: w.sub(w.mul(rate).mul(0.01)).sub(step.mul(rate)) },
      { state: m, value: nextM },
      { state: v, value: nextV },
    );
    states.push(m, v);
  }
  return { states, updates };
};

/** All gradients shortened by their common norm. */
const clipped =
  (inner: Optimizer): Optimizer =>
  (parameters, slopes, rate) => {
    const squares = slopes.map((slope) => slope.square().sum());
    const norm = squares.reduce((sum, square) => sum.add(square), constant(1e-12)).sqrt();
    const scale = norm.greater(0.1).where(constant(0.1).div(norm), 1);
    return inner(
      parameters,
      slopes.map((slope) => slope.mul(scale)),
      rate,
    );
  };

export const optimizers: readonly Optimizer[] = [adam, clipped(adam), clipped(momentum), momentum, descent];
