import { DataError, defineDataset, filePath, type Plugin, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { tableClasses } from "../reading/class-list.ts";
import { loadTable } from "../reading/load-table.ts";
import { csvReader } from "../reading/read-csv.ts";
import { splitSources } from "../reading/source.ts";

const csv: Plugin = defineDataset({
  name: "csv",
  summary: "Rows of a CSV file (.gz too): one column, or more, are targets, the others inputs.",
  params: {
    file: filePath().describe("Paths start at the experiment's folder."),
    validation: filePath().optional().describe("A file of the same form."),
    test: filePath().optional().describe("A file of the same form."),
    target: z
      .union([column, z.array(column).min(1)])
      .describe("The target's column, or several columns of numbers: names of the header, or indices."),
    classes: tableClasses.describe(
      "true: the target names classes, as text does by itself, in the order of the file; a list: these, in this order.",
    ),
    header: z.boolean().default(true),
    delimiter: z.string().min(1).default(","),
    drop: z.array(column).default([]).describe("Columns that are not read."),
    categorical: z
      .array(column)
      .default([])
      .describe("Columns whose numbers are categories; columns of text are categorical by themselves."),
    missing: z
      .array(z.string())
      .default(["", "NA", "NaN", "nan", "?"])
      .describe("What stands for a missing number, blanks around it aside."),
  },
  load(params, context) {
    const { file, validation, test, target, classes } = params;
    const several = Array.isArray(target) && target.length > 1;
    if (several && classes !== undefined && classes !== false) {
      const problem = `classes come from one column, and \`target\` lists ${target.length}`;
      throw new DataError('dataset "csv"', problem, ["target"]);
    }
    const sources = splitSources('dataset "csv"', context, { file, validation, test });
    return loadTable(sources, csvReader(params), several ? false : classes);
  },
});
export default csv;
