import type { Dataset } from "@titrate/plugin";
import { digestTensors } from "./digest.ts";
import { splitsOf } from "./splits.ts";

const known = new WeakMap<Dataset, Promise<string>>();

/** SHA-256 of all rows of a dataset, split by split; runs that share their data ask for it once. */
export function digestData(dataset: Dataset): Promise<string> {
  const digest = known.get(dataset) ?? digestTensors(arraysOf(dataset));
  known.set(dataset, digest);
  return digest;
}

function arraysOf(dataset: Dataset) {
  return splitsOf(dataset).flatMap(([split, { inputs, targets }]) => [
    { name: `${split}/inputs`, shape: inputs.shape, values: inputs.data },
    { name: `${split}/targets`, shape: targets.shape, values: targets.data },
  ]);
}
