import { defineDataset, type Plugin } from "@titrate/plugin";
import { realTable, split } from "./real-table.ts";

const iris: Plugin = defineDataset({
  name: "iris",
  summary: "150 irises of 3 species by 4 lengths in cm; a quarter is for testing.",
  source: "Fisher 1936, The use of multiple measurements in taxonomic problems; UCI, doi 10.24432/C56C76",
  params: { split },
  load: ({ split }) => realTable("iris", split),
});
export default iris;
