import type { Precision } from "@titrate/numeric";
import {
  type DType,
  type Executor,
  inputsFirst,
  referenceExecutor,
  type Shape,
  state,
  type Tensor,
} from "@titrate/tensor";

export type Numbers = ArrayLike<number>;
export type Outputs = Readonly<Record<string, Tensor>>;
export type Values = Readonly<Record<string, Float64Array | Int32Array>>;

/** The numbers that a graph starts from, by name. */
export interface Givens {
  readonly all: ReadonlyMap<string, { readonly tensor: Tensor; readonly values: Numbers }>;
  /** A node that holds these numbers, unless others are given where it is computed. A name is given once. */
  give(name: string, shape: Shape, values: Numbers, dtype?: DType): Tensor;
}

export function createGivens(): Givens {
  const all = new Map<string, { tensor: Tensor; values: Numbers }>();
  return {
    all,
    give(name, shape, values, dtype = "float") {
      if (all.has(name)) throw new Error(`"${name}" is given twice`);
      const tensor = state(name, shape, dtype);
      all.set(name, { tensor, values });
      return tensor;
    },
  };
}

/**
 * Compiles a graph. The function that is returned computes it from the givens, some of them changed; values are
 * row-major.
 *
 * @throws Error where the graph has nodes that are not of these givens: those of a graph built before.
 */
export function computer(
  outputs: Outputs,
  givens: Givens,
  executor: Executor = referenceExecutor,
  precision: Precision = "f64",
): (changed?: Readonly<Record<string, Numbers>>) => Values {
  const leaves = new Set(inputsFirst(Object.values(outputs)).filter(({ op }) => op === "state"));
  const used = [...givens.all].filter(([, { tensor }]) => leaves.has(tensor));
  if (used.length < leaves.size) {
    throw new Error("a tensor of an earlier call is used again; keep nothing between calls");
  }
  const session = executor.compile({
    precision,
    tables: [],
    state: used.map(([name, { tensor }]) => ({ name, tensor })),
    entries: { main: { batch: 0, rows: [], scalars: [], updates: [], outputs } },
  });
  const start = Object.fromEntries(used.map(([name, { values }]) => [name, values]));
  return (changed = {}) => {
    session.restore({
      ...start,
      ...Object.fromEntries(Object.entries(changed).filter(([name]) => name in start)),
    });
    return session.run("main", { steps: 1 });
  };
}
