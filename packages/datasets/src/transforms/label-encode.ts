import { DataError, defineTransform, type Plugin } from "@titrate/plugin";
import { mapSplits, placeOf } from "../rows/map-splits.ts";

const subject = 'transform "label-encode"';

const labelEncode: Plugin = defineTransform({
  name: "label-encode",
  summary:
    "Targets that are numbers become classes: the different numbers of the training rows, in ascending order.",
  fits: true,
  apply(dataset) {
    const { train, classes } = dataset;
    if (classes !== undefined) throw new DataError(subject, "the targets are classes already; leave it out");
    const values = [...new Set(train.targets.data)].sort((a, b) => a - b);
    const indices = new Map(values.map((value, index) => [value, index]));
    const encoded = mapSplits(dataset, (examples, split) => {
      const { shape, data } = examples.targets;
      if (data.length !== shape[0]) {
        throw new DataError(subject, `a row has ${data.length / shape[0]!} targets; classes need one`);
      }
      const labels = new Int32Array(data.length);
      for (let row = 0; row < data.length; row++) {
        const value = data[row]!;
        const index = indices.get(value);
        if (index === undefined || Number.isNaN(value)) {
          const problem = Number.isNaN(value) ? "is missing" : `${value} is in no training row`;
          throw new DataError(subject, `${placeOf(row, examples, split)}: the target ${problem}`);
        }
        labels[row] = index;
      }
      return { ...examples, targets: { shape: [labels.length], dtype: "int", data: labels } };
    });
    return { ...encoded, classes: values.length, classNames: values.map(String) };
  },
});
export default labelEncode;
