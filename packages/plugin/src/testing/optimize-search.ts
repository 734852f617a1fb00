import type { Precision } from "@titrate/numeric";
import { gradients, type Program, sizeOf, state, type Tensor } from "@titrate/tensor";
import type { SearchOptimizer, SearchState } from "../kinds/search-optimizer.ts";
import { currentExecutor } from "./executor.ts";
import type { Problem, Trace } from "./optimize.ts";

/** As `optimize`, for an optimizer that looks at the loss several times a step. */
export function optimizeBySearch(
  { search, lr }: SearchOptimizer,
  problem: Problem,
  steps: number,
  precision: Precision,
): Trace {
  const names = Object.keys(problem.init);
  const look = lookAt(problem, names, precision);
  let parameters: Float64Array = Float64Array.from(names.flatMap((name) => [...problem.init[name]!.data]));
  let remembered: SearchState = {};
  const loss = new Float64Array(steps);
  const after: Record<string, number[]>[] = [];
  for (let step = 0; step < steps; step++) {
    loss[step] = look(parameters).loss;
    const next = search({ parameters, state: remembered, evaluate: look }, lr);
    parameters = precision === "f32" ? next.parameters.map(Math.fround) : next.parameters;
    remembered = next.state;
    after.push(apart(parameters, problem, names));
  }
  return { loss, after };
}

/** The loss and its gradient at some parameters, one after the other. */
function lookAt(problem: Problem, names: readonly string[], precision: Precision) {
  const states = names.map((name) => ({ name, tensor: state(name, problem.init[name]!.shape) }));
  const loss = problem.loss(Object.fromEntries(states.map(({ name, tensor }) => [name, tensor])));
  const slopes = gradients(
    loss,
    states.map(({ tensor }) => tensor),
  );
  const outputs: Record<string, Tensor> = { loss };
  for (const [index, name] of names.entries()) outputs[`slope ${name}`] = slopes[index]!;
  const entry = { batch: 0, rows: [], scalars: [], updates: [], outputs };
  const program: Program = { precision, tables: [], state: states, entries: { look: entry } };
  const session = currentExecutor().compile(program);
  return (parameters: Float64Array) => {
    session.restore(apart(parameters, problem, names));
    const values = session.run("look", { steps: 1 });
    return {
      loss: values.loss![0]!,
      gradient: Float64Array.from(names.flatMap((name) => [...values[`slope ${name}`]!])),
    };
  };
}

/** One vector as the parameters that it is made of. */
function apart(
  parameters: Float64Array,
  { init }: Problem,
  names: readonly string[],
): Record<string, number[]> {
  let from = 0;
  return Object.fromEntries(
    names.map((name) => {
      const size = sizeOf(init[name]!.shape);
      from += size;
      return [name, Array.from(parameters.subarray(from - size, from))];
    }),
  );
}
