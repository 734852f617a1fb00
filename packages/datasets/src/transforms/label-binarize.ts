import { DataError, defineTransform, type Plugin } from "@titrate/plugin";
import { mapSplits } from "../rows/map-splits.ts";

const subject = 'transform "label-binarize"';

const labelBinarize: Plugin = defineTransform({
  name: "label-binarize",
  summary:
    "Classes become numbers: of two classes one column, 1 for the second, which a single sigmoid unit learns; of more, a column of 0 and 1 each.",
  apply(dataset) {
    const { classes, classNames: _, ignored, ...rest } = dataset;
    if (classes === undefined) throw new DataError(subject, "the targets are no classes; leave it out");
    if (ignored !== undefined || rest.train.targets.shape.length !== 1) {
      throw new DataError(subject, "it takes one class a row, and none that is ignored; leave it out");
    }
    const width = classes === 2 ? 1 : classes;
    return mapSplits(rest, (examples) => {
      const labels = examples.targets.data;
      const data = new Float64Array(labels.length * width);
      for (let row = 0; row < labels.length; row++) {
        const label = labels[row]!;
        if (width > 1) data[row * width + label] = 1;
        else data[row] = classes === 2 ? label : 1;
      }
      return { ...examples, targets: { shape: [labels.length, width], dtype: "float", data } };
    });
  },
});
export default labelBinarize;
