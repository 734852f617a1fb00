import {
  count,
  DataError,
  defineDataset,
  type Examples,
  labels,
  matrix,
  type Plugin,
  z,
} from "@titrate/plugin";
import { rows } from "./rows.ts";

const examples = z.strictObject({ inputs: rows, targets: rows });

const table: Plugin = defineDataset({
  name: "table",
  summary: "Rows written in the YAML.",
  params: {
    inputs: rows,
    targets: rows,
    validation: examples.optional(),
    test: examples.optional(),
    classes: count().optional().describe("Given, targets are class indices, one a row, from 0."),
  },
  load({ inputs, targets, validation, test, classes }) {
    const arrays = (split: z.output<typeof examples>, place: readonly string[]): Examples => ({
      inputs: matrix(split.inputs),
      targets:
        classes === undefined
          ? matrix(split.targets)
          : labels(split.targets.map((values, row) => classIndex(values, [...place, "targets", row]))),
    });
    return {
      train: arrays({ inputs, targets }, []),
      ...(validation && { validation: arrays(validation, ["validation"]) }),
      ...(test && { test: arrays(test, ["test"]) }),
      ...(classes !== undefined && { classes }),
    };
  },
});
export default table;

function classIndex(values: readonly number[], path: readonly (string | number)[]): number {
  const [index] = values;
  if (values.length === 1 && index !== undefined && index >= 0 && Number.isInteger(index)) return index;
  throw new DataError(
    'dataset "table"',
    `row ${path.at(-1)} of ${path.slice(0, -1).join(".")} is [${values}]; with \`classes\` write one whole number from 0`,
    path,
  );
}
