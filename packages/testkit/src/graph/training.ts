import type { Precision } from "@titrate/numeric";
import type { GradientOptimizer } from "@titrate/plugin";
import {
  type Executor,
  gradients,
  input,
  type Program,
  type Shape,
  sizeOf,
  state,
  type Tensor,
} from "@titrate/tensor";
import type { Numbers, Values } from "./compute.ts";
import { normals } from "./values.ts";

/** What an optimizer is to make small: (parameter) => a number. */
export type Objective = (parameter: Tensor) => Tensor;

export interface Training {
  /** Runs so many steps from where the last ones ended, and returns the loss before each of them. */
  run(steps: number): Float64Array | Int32Array;
  snapshot(): Values;
  restore(values: Readonly<Record<string, Numbers>>): void;
}

/** Training of one parameter of the given shape by an optimizer at its own rate, the parameter starting at `start`. */
export function trainingOf(
  optimizer: GradientOptimizer,
  objective: Objective,
  shape: Shape,
  { executor, precision, start }: { executor: Executor; precision: Precision; start?: Numbers },
): Training {
  const param = state("param", shape);
  const slots: Record<string, Tensor> = {};
  for (const [name, kind] of Object.entries(optimizer.state))
    slots[name] = state(`slot ${name}`, kind === "one" ? [] : shape);
  const hyper = Object.fromEntries(Object.keys(optimizer.hyper).map((name) => [name, input(name, [])]));
  const loss = objective(param);
  const grad = gradients(loss, [param])[0]!;
  const next = optimizer.update({ ...slots, param, grad }, hyper);
  const states = { param, ...slots };
  const program: Program = {
    precision,
    tables: [],
    state: Object.entries(states).map(([name, tensor]) => ({ name, tensor })),
    entries: {
      train: {
        batch: 0,
        rows: [],
        scalars: Object.values(hyper),
        updates: Object.entries(states).map(([name, tensor]) => ({ state: tensor, value: next[name]! })),
        outputs: { loss },
      },
    },
  };
  const session = executor.compile(program);
  const ones = Object.entries(optimizer.state).filter(([, kind]) => kind === "one");
  session.restore({
    param: start ?? normals("start", shape).slice(0, sizeOf(shape)),
    ...Object.fromEntries(ones.map(([name]) => [name, [1]])),
  });
  const rates = Object.values(optimizer.hyper);
  return {
    run(steps) {
      const scalars = Float64Array.from({ length: steps * rates.length }, (_, i) => rates[i % rates.length]!);
      return session.run("train", { steps, scalars }).loss!;
    },
    snapshot: () =>
      Object.fromEntries(
        Object.entries(session.snapshot()).map(([name, values]) => [name, Float64Array.from(values)]),
      ),
    restore: (values) => session.restore(values),
  };
}
