import { defineDataset, filePath, type Plugin, z } from "@titrate/plugin";
import { pairSchema, pairsOf } from "../reading/array-pairs.ts";
import { type ArraySplit, arrayClasses, loadArrays } from "../reading/load-arrays.ts";
import { openNpz } from "../reading/npz-arrays.ts";
import { sourceOf } from "../reading/source.ts";
import type { SplitName } from "../rows/map-splits.ts";

const npz: Plugin = defineDataset({
  name: "npz",
  summary: "Named arrays in one file of NumPy's .npz format, rows on the first axis.",
  source: "NumPy Enhancement Proposal 1",
  params: {
    file: filePath().describe("Paths start at the experiment's folder."),
    inputs: z
      .string()
      .min(1)
      .default("inputs")
      .describe("The names of the arrays: of savez(file, inputs=x, targets=y)."),
    targets: z.string().min(1).default("targets"),
    validation: pairSchema.optional(),
    test: pairSchema.optional(),
    classes: arrayClasses.describe(
      "Their number or names; without, one more than the largest label of training. false: targets are numbers.",
    ),
    indices: z
      .boolean()
      .default(false)
      .describe("Inputs are indices, and stay whole numbers, for an embedding."),
  },
  async load(params, context) {
    const arrayAt = await openNpz(sourceOf('dataset "npz"', context, params.file, ["file"]));
    const splits = pairsOf(params).map(([split, { inputs, targets }, at]): [SplitName, ArraySplit] => [
      split,
      { inputs: arrayAt(inputs, [...at, "inputs"]), targets: arrayAt(targets, [...at, "targets"]) },
    ]);
    return loadArrays(splits, params.classes, params.indices);
  },
});
export default npz;
