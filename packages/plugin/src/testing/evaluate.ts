import type { Precision } from "@titrate/numeric";
import type { Tensor } from "@titrate/tensor";
import { currentExecutor } from "./executor.ts";

/** Computes tensors that depend on literals alone. Values are row-major. */
export function evaluate<K extends string>(
  tensors: Readonly<Record<K, Tensor>>,
  precision: Precision = "f64",
): Record<K, number[]> {
  const session = currentExecutor().compile({
    precision,
    tables: [],
    state: [],
    entries: { evaluate: { batch: 0, rows: [], scalars: [], updates: [], outputs: tensors } },
  });
  const values = session.run("evaluate", { steps: 1 });
  const results = {} as Record<K, number[]>;
  for (const name of Object.keys(tensors) as K[]) results[name] = Array.from(values[name] ?? []);
  return results;
}
