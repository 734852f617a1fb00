import type { NumericArray } from "@titrate/plugin";
import type { Numbers } from "./compute.ts";
import type { Given } from "./pairs.ts";

/** Outputs and targets with their rows the other way round. */
export const reversedRows = ({
  outputs,
  targets,
}: Pick<Given, "outputs" | "targets">): { output: Numbers; target: Numbers } => ({
  output: reversed(outputs).data,
  target: reversed(targets).data,
});

export function reversed(array: NumericArray): NumericArray {
  const size = array.data.length / array.shape[0]!;
  const { length } = array.data;
  const data = array.data.map((_, i) => {
    const row = Math.floor(i / size);
    return array.data[length - (row + 1) * size + (i % size)]!;
  });
  return { ...array, data };
}
