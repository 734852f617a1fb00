import type { Precision } from "@titrate/numeric";
import { type DType, inputsFirst, type Program, type Shape, state, type Tensor } from "@titrate/tensor";
import { differential } from "./differential.ts";
import { anyValues } from "./values.ts";

export const precisions: readonly Precision[] = ["f32", "f64"];

const known = new Map<string, Tensor<"state">>();

/** A state to compute from: of one name, shape and dtype always the same node. */
export function given(name: string, shape: Shape, dtype: DType = "float"): Tensor {
  const key = keyOf(name, shape, dtype);
  const tensor = known.get(key) ?? (state(name, shape, dtype) as Tensor<"state">);
  known.set(key, tensor);
  return tensor;
}

const keyOf = (name: string, shape: Shape, dtype: DType): string => `${name} ${dtype} [${shape.join(", ")}]`;

/**
 * Holds tensors to the reference's bits in f32 and f64. They are computed from the given nodes below them, whose
 * numbers are the values of their name, or else made up; twice, because what one step leaves behind must not reach
 * the next one.
 */
export function expectSameBits(
  outputs: Readonly<Record<string, Tensor>>,
  values: Readonly<Record<string, ArrayLike<number>>> = {},
): void {
  const states = inputsFirst(Object.values(outputs))
    .filter((node): node is Tensor<"state"> => node.op === "state")
    .map((tensor) => {
      const { name } = tensor.attributes;
      const { shape, dtype } = tensor;
      const numbers = values[name] ?? anyValues(name, shape, dtype);
      return { name: keyOf(name, shape, dtype), tensor, numbers };
    });
  const program: Omit<Program, "precision"> = {
    tables: [],
    state: states.map(({ name, tensor }) => ({ name, tensor })),
    entries: { main: { batch: 0, rows: [], scalars: [], updates: [], outputs } },
  };
  const feeds = { state: Object.fromEntries(states.map(({ name, numbers }) => [name, numbers])) };
  for (const precision of precisions)
    differential({ ...program, precision }, [{ entry: "main", steps: 2 }], feeds);
}
