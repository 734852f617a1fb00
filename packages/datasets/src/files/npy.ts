import { defineDataset, filePath, type Plugin, z } from "@titrate/plugin";
import { filePairSchema, readPairs } from "../reading/array-pairs.ts";
import { arrayClasses, loadArrays } from "../reading/load-arrays.ts";
import { parseNpy } from "../reading/npy-array.ts";

const npy: Plugin = defineDataset({
  name: "npy",
  summary: "Arrays in NumPy's .npy format, inputs and targets in a file each, rows on the first axis.",
  source: "NumPy Enhancement Proposal 1",
  params: {
    inputs: filePath().describe("Paths start at the experiment's folder."),
    targets: filePath(),
    validation: filePairSchema.optional(),
    test: filePairSchema.optional(),
    classes: arrayClasses.describe(
      "Their number or names; without, one more than the largest label of training. false: targets are numbers.",
    ),
    indices: z
      .boolean()
      .default(false)
      .describe("Inputs are indices, and stay whole numbers, for an embedding."),
  },
  load: async (params, context) =>
    loadArrays(await readPairs('dataset "npy"', context, params, parseNpy), params.classes, params.indices),
});
export default npy;
