import type { Precision } from "@titrate/numeric";
import { gradients, input, type Program, state, type Tensor } from "@titrate/tensor";
import type { Optimizer, UpdateRule } from "../kinds/optimizer.ts";
import { currentExecutor } from "./executor.ts";
import { optimizeBySearch } from "./optimize-search.ts";
import type { VectorTensor } from "./vectors.ts";

export interface Trace {
  /** loss[k] is before update k + 1. */
  readonly loss: Float64Array;
  /** after[k] is the parameters after update k + 1, by name. */
  readonly after: readonly Readonly<Record<string, number[]>>[];
}

/** Parameters where they start, and what is to be made small. */
export interface Problem {
  readonly init: Readonly<Record<string, VectorTensor>>;
  readonly loss: (parameters: Readonly<Record<string, Tensor>>) => Tensor;
}

/** Runs an optimizer on a problem for some steps at its own rate, as a run does. */
export function optimize(
  optimizer: Optimizer | UpdateRule,
  problem: Problem,
  steps: number,
  precision: Precision = "f64",
): Trace {
  if ("search" in optimizer) return optimizeBySearch(optimizer, problem, steps, precision);
  const { program, start } = optimizerProgram(optimizer, problem, precision);
  const session = currentExecutor().compile(program);
  session.restore(start);
  const hyper = Object.values(optimizer.hyper);
  const scalars = Float64Array.from({ length: steps * hyper.length }, (_, i) => hyper[i % hyper.length]!);
  const { loss, ...parameters } = session.run("train", { steps, scalars });
  const after = Array.from({ length: steps }, (_, step) => {
    const slices = Object.entries(parameters).map(([name, values]) => {
      const size = values.length / steps;
      return [name, Array.from(values.slice(step * size, (step + 1) * size))] as const;
    });
    return Object.fromEntries(slices);
  });
  return { loss: Float64Array.from(loss!), after };
}

function optimizerProgram(
  optimizer: UpdateRule,
  problem: Problem,
  precision: Precision,
): { program: Program; start: Record<string, number[]> } {
  const start: Record<string, number[]> = {};
  const states: { name: string; tensor: Tensor }[] = [];
  const declare = (name: string, shape: readonly number[], values: readonly number[]) => {
    const tensor = state(name, shape);
    states.push({ name, tensor });
    start[name] = [...values];
    return tensor;
  };
  const params = Object.entries(problem.init).map(
    ([name, { shape, data }]) => [name, declare(name, shape, data)] as const,
  );
  const hyper = Object.fromEntries(Object.keys(optimizer.hyper).map((name) => [name, input(name, [])]));
  const loss = problem.loss(Object.fromEntries(params));
  const grads = gradients(
    loss,
    params.map(([, tensor]) => tensor),
  );
  const updates: { state: Tensor; value: Tensor }[] = [];
  const outputs: Record<string, Tensor> = { loss };
  for (const [index, [name, param]] of params.entries()) {
    const slots: Record<string, Tensor> = {};
    for (const [slot, kind] of Object.entries(optimizer.state)) {
      const zeros = new Array<number>(problem.init[name]!.data.length).fill(0);
      slots[slot] =
        kind === "one" ? declare(`${name}/${slot}`, [], [1]) : declare(`${name}/${slot}`, param.shape, zeros);
    }
    const { param: next, ...nextSlots } = optimizer.update({ ...slots, param, grad: grads[index]! }, hyper);
    updates.push({ state: param, value: next });
    for (const [slot, value] of Object.entries(nextSlots)) updates.push({ state: slots[slot]!, value });
    outputs[name] = next;
  }
  const entry = { batch: 0, rows: [], scalars: Object.values(hyper), updates, outputs };
  return { program: { precision, tables: [], state: states, entries: { train: entry } }, start };
}
