import { defineTransform, type Plugin, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { listedColumns, pickColumns } from "../rows/pick-columns.ts";

const select: Plugin = defineTransform({
  name: "select",
  summary: "Keeps the listed columns of the inputs, in the order of the list.",
  params: { columns: z.array(column).min(1) },
  apply(dataset, { columns }) {
    const { features, indices } = listedColumns('transform "select"', dataset, columns);
    return pickColumns(dataset, features, indices);
  },
});
export default select;
