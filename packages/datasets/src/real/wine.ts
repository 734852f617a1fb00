import { defineDataset, type Plugin } from "@titrate/plugin";
import { realTable, split } from "./real-table.ts";

const wine: Plugin = defineDataset({
  name: "wine",
  summary: "178 wines of 3 growers by 13 chemical measurements; a quarter is for testing.",
  source: "Aeberhard & Forina 1992; UCI, doi 10.24432/C5PC7J",
  params: { split },
  load: ({ split }) => realTable("wine", split),
});
export default wine;
