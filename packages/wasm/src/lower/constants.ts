import type { Precision } from "@titrate/numeric";
import { referenceExecutor, type Tensor } from "@titrate/tensor";

/** The elements of a tensor that depends on neither inputs nor state, as the reference computes them. */
export function evaluateConstant(tensor: Tensor, precision: Precision): Float64Array | Int32Array {
  const session = referenceExecutor.compile({
    precision,
    tables: [],
    state: [],
    entries: { main: { batch: 0, rows: [], scalars: [], updates: [], outputs: { value: tensor } } },
  });
  return session.run("main", { steps: 1 }).value!;
}
