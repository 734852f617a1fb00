import { DataError, defineTransform, type Plugin, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { listedColumns, pickColumns } from "../rows/pick-columns.ts";

const drop: Plugin = defineTransform({
  name: "drop",
  summary: "Leaves the listed columns of the inputs out.",
  params: { columns: z.array(column).min(1) },
  apply(dataset, { columns }) {
    const { features, indices } = listedColumns('transform "drop"', dataset, columns);
    const kept = Array.from({ length: features }, (_, index) => index).filter(
      (index) => !indices.includes(index),
    );
    if (kept.length > 0) return pickColumns(dataset, features, kept);
    throw new DataError('transform "drop"', `all ${features} columns are dropped; keep one`, ["columns"]);
  },
});
export default drop;
