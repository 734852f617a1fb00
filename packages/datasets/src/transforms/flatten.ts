import { defineTransform, type Plugin, sizeOf } from "@titrate/plugin";
import { mapInputs } from "../rows/map-splits.ts";

const flatten: Plugin = defineTransform({
  name: "flatten",
  summary: "Inputs [rows, ...] become [rows, features], so that dense layers take images.",
  apply(dataset) {
    if (dataset.train.inputs.shape.length === 2) return dataset;
    const { columns: _, ...unnamed } = dataset;
    return mapInputs(unnamed, ({ shape: [rows = 0, ...rest], dtype, data }) => ({
      shape: [rows, sizeOf(rest)],
      dtype,
      data,
    }));
  },
});
export default flatten;
