import type { Precision } from "@titrate/numeric";
import { inputsFirst } from "../graph.ts";
import { referenceExecutor } from "../reference/executor.ts";
import type { Tensor } from "../tensor.ts";

export type Values = Readonly<Record<string, ArrayLike<number>>>;

/** A function from the values of the state nodes below the outputs, by name, to the outputs. */
export function compile(
  outputs: Readonly<Record<string, Tensor>>,
  precision: Precision = "f64",
): (values?: Values) => Record<string, number[]> {
  const states = inputsFirst(Object.values(outputs)).filter(
    (node) => node.op === "state",
  ) as Tensor<"state">[];
  const session = referenceExecutor.compile({
    precision,
    tables: [],
    state: states.map((tensor) => ({ name: tensor.attributes.name, tensor })),
    entries: { main: { batch: 0, rows: [], scalars: [], updates: [], outputs } },
  });
  const names = new Set(states.map((tensor) => tensor.attributes.name));
  return (values = {}) => {
    session.restore(Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name))));
    const results = Object.entries(session.run("main", { steps: 1 }));
    return Object.fromEntries(results.map(([name, result]) => [name, Array.from(result)]));
  };
}

/** The elements of a tensor, computed in one step. */
export function evaluate(tensor: Tensor, values?: Values, precision?: Precision): number[] {
  return compile({ value: tensor }, precision)(values).value!;
}
