import type { Dataset, Examples } from "@titrate/plugin";
import type { ConfigPath } from "./run-error.ts";

export type Split = "train" | "validation" | "test";

const splitNames: readonly Split[] = ["train", "validation", "test"];

/** The splits that a dataset has, in a fixed order. */
export function splitsOf(dataset: Dataset): [Split, Examples][] {
  return splitNames.flatMap((name) => {
    const examples = dataset[name];
    return examples === undefined ? [] : [[name, examples] as [Split, Examples]];
  });
}

export function rowsOf(examples: Examples): number {
  return examples.inputs.shape[0] ?? 0;
}

/** The place of a split's data in the config. */
export function splitPath(split: Split): ConfigPath {
  return split === "train" ? ["dataset"] : ["dataset", split];
}

// The names that a run's program gives to its entries and tables.

/** The entry that trains on a batch of so many rows. */
export const trainEntry = (batch: number): string => `train/${batch}`;
/** The entry that computes a split's outputs, some rows at a time. */
export const outputEntry = (split: Split): string => `output/${split}`;
/** The entry that scores all outputs of a split at once. */
export const scoreEntry = (split: Split): string => `score/${split}`;
/** The entry that makes predictions of all outputs of a split at once. */
export const predictEntry = (split: Split): string => `predict/${split}`;

/** The entry that computes the figures of callbacks. */
export const probeEntry = "probe";

export const inputTable = (split: Split): string => `${split}/inputs`;
export const targetTable = (split: Split): string => `${split}/targets`;
export const outputTable = (split: Split): string => `${split}/outputs`;
