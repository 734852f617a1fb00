import type { Dataset, Examples } from "@titrate/plugin";
import { firstDifference } from "../graph/bits.ts";

export const splitNames = ["train", "validation", "test"] as const;
export type SplitName = (typeof splitNames)[number];

/** The first number in which two splits differ, in words. */
export function splitDifference(one: Examples | undefined, other: Examples | undefined): string | undefined {
  if (one === undefined || other === undefined) {
    return one === other ? undefined : "one of them is not there";
  }
  for (const what of ["inputs", "targets"] as const) {
    const [first, second] = [one[what], other[what]];
    if (first.shape.join() !== second.shape.join())
      return `the shape of the ${what} is [${first.shape.join(", ")}] once and [${second.shape.join(", ")}] the other time`;
    const difference = firstDifference({ [what]: first.data }, { [what]: second.data });
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** The first number in which two datasets differ, in words; undefined where they are the same. */
export function dataDifference(one: Dataset, other: Dataset): string | undefined {
  for (const split of splitNames) {
    const difference = splitDifference(one[split], other[split]);
    if (difference !== undefined) return `${split}: ${difference}`;
  }
  const facts = ({ classes, classNames, columns, ignored }: Dataset) =>
    JSON.stringify({ classes, classNames, columns, ignored });
  return facts(one) === facts(other) ? undefined : `${facts(one)} once and ${facts(other)} the other time`;
}

/** A dataset with arrays of its own. */
export function copyOf(dataset: Dataset): Dataset {
  const copy = (examples: Examples): Examples => ({
    ...examples,
    inputs: { ...examples.inputs, data: examples.inputs.data.slice() },
    targets: { ...examples.targets, data: examples.targets.data.slice() },
  });
  const splits = splitNames.flatMap((split) => {
    const examples = dataset[split];
    return examples === undefined ? [] : [[split, copy(examples)] as const];
  });
  return { ...dataset, ...Object.fromEntries(splits) };
}

/** `train [100, 2] and [100, 1], test ...`. */
export function showData(dataset: Dataset): string {
  const shapes = splitNames.flatMap((split) => {
    const examples = dataset[split];
    if (examples === undefined) return [];
    return [`${split} [${examples.inputs.shape.join(", ")}] and [${examples.targets.shape.join(", ")}]`];
  });
  const { classes } = dataset;
  return [...shapes, ...(classes === undefined ? [] : [`${classes} classes`])].join("; ");
}
