import { defineDataset, type Plugin } from "@titrate/plugin";
import { realTable, split } from "./real-table.ts";

const breastCancer: Plugin = defineDataset({
  name: "breast-cancer",
  summary: "569 tumours, malignant or benign, by 30 measurements of their cells; a quarter is for testing.",
  source: "Wolberg, Mangasarian, Street & Street 1993; UCI, doi 10.24432/C5DW2B",
  params: { split },
  load: ({ split }) => realTable("breast-cancer", split),
});
export default breastCancer;
