import { defineDataset, filePath, type Plugin } from "@titrate/plugin";
import { filePairSchema, readPairs } from "../reading/array-pairs.ts";
import { parseIdx } from "../reading/idx-array.ts";
import { arrayClasses, loadArrays } from "../reading/load-arrays.ts";

const idx: Plugin = defineDataset({
  name: "idx",
  summary:
    "Arrays in MNIST's IDX format (.gz too); images [rows, h, w] become [rows, 1, h, w], 0 to 255 as stored.",
  source: "LeCun, Cortes & Burges 1998, The MNIST database of handwritten digits",
  params: {
    inputs: filePath().describe("Paths start at the experiment's folder."),
    targets: filePath(),
    validation: filePairSchema.optional(),
    test: filePairSchema.optional(),
    classes: arrayClasses.describe(
      "Their number or names; without, one more than the largest label of training. false: targets are numbers.",
    ),
  },
  async load(params, context) {
    const splits = await readPairs('dataset "idx"', context, params, (source, bytes, what) => {
      const array = parseIdx(source, bytes);
      const [rows = 0, ...image] = array.shape;
      return what === "inputs" && image.length === 2 ? { ...array, shape: [rows, 1, ...image] } : array;
    });
    return loadArrays(splits, params.classes);
  },
});
export default idx;
