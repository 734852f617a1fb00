import { DataError, type Dataset } from "@titrate/plugin";
import { columnIndex } from "../column-index.ts";
import { mapInputs } from "./map-splits.ts";

/** How many features there are, and the indices of the listed ones. Throws DataError at ["columns", i]. */
export function listedColumns(
  subject: string,
  { train: { inputs }, columns }: Dataset,
  listed: readonly (string | number)[],
): { features: number; indices: number[] } {
  const features = inputs.shape.length < 2 ? 1 : inputs.shape.at(-1)!;
  const names = columns?.map(({ name }) => name);
  const indices = listed.map((each, index) =>
    columnIndex(each, features, names, (problem) => {
      throw new DataError(subject, problem, ["columns", index]);
    }),
  );
  return { features, indices };
}

/** The dataset with these features of the last axis, in this order. */
export function pickColumns(dataset: Dataset, features: number, picked: readonly number[]): Dataset {
  const changed = mapInputs(dataset, ({ shape, dtype, data }) => {
    const groups = data.length / features;
    const result =
      dtype === "int" ? new Int32Array(groups * picked.length) : new Float64Array(groups * picked.length);
    for (let at = 0; at < result.length; at++) {
      const group = Math.floor(at / picked.length);
      result[at] = data[group * features + picked[at % picked.length]!]!;
    }
    return { shape: [...shape.slice(0, -1), picked.length], dtype, data: result };
  });
  const { columns } = dataset;
  return { ...changed, ...(columns && { columns: picked.map((index) => columns[index]!) }) };
}
