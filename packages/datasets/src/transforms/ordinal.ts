import { DataError, defineTransform, type Plugin, z } from "@titrate/plugin";
import { column, columnIndex } from "../column-index.ts";

const subject = 'transform "ordinal"';

const ordinal: Plugin = defineTransform({
  name: "ordinal",
  summary: "Takes the numbers of categorical columns for numbers: 0, 1, 2 in the order of the categories.",
  params: {
    columns: z.array(column).min(1).optional().describe("Without it, all categorical ones."),
  },
  apply(dataset, { columns: wanted }) {
    const { columns = [] } = dataset;
    const names = columns.map(({ name }) => name);
    const chosen = wanted?.map((each, index) =>
      columnIndex(each, columns.length, names, (problem) => {
        throw new DataError(subject, problem, ["columns", index]);
      }),
    );
    const isChosen = (index: number): boolean =>
      columns[index]!.categories !== undefined && (chosen?.includes(index) ?? true);
    if (!columns.some((_, index) => isChosen(index))) {
      throw new DataError(subject, "there is no such categorical column; leave it out");
    }
    return {
      ...dataset,
      columns: columns.map((each, index) => (isChosen(index) ? { name: each.name } : each)),
    };
  },
});
export default ordinal;
