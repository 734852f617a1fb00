import { defineDataset, filePath, type Plugin, z } from "@titrate/plugin";
import { tableClasses } from "../reading/class-list.ts";
import { loadTable } from "../reading/load-table.ts";
import { jsonLinesReader } from "../reading/read-json-lines.ts";
import { splitSources } from "../reading/source.ts";

const key = z.string().min(1);
const keys = z.union([key, z.array(key).min(1)]);

const jsonl: Plugin = defineDataset({
  name: "jsonl",
  summary: "A JSON object a line (.gz too); null stands for a missing number.",
  source: "jsonlines.org",
  params: {
    file: filePath().describe("Paths start at the experiment's folder."),
    validation: filePath().optional().describe("A file of the same form."),
    test: filePath().optional().describe("A file of the same form."),
    inputs: keys
      .default("inputs")
      .describe(
        "One key that holds an array of numbers, all of one shape; or a list of keys, one a feature.",
      ),
    targets: keys.default("targets"),
    classes: tableClasses.describe(
      "true: the target names classes, as text does by itself, in the order of the file; a list: these, in this order.",
    ),
    categorical: z
      .array(key)
      .default([])
      .describe("Features whose numbers are categories; texts are so by themselves."),
  },
  load({ file, validation, test, ...format }, context) {
    const sources = splitSources('dataset "jsonl"', context, { file, validation, test });
    return loadTable(sources, jsonLinesReader(format), format.classes);
  },
});
export default jsonl;
