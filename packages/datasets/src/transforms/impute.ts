import { DataError, defineTransform, type Plugin, real, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { fillValue } from "../rows/fill-values.ts";
import { groupsOf } from "../rows/groups.ts";
import { mapInputs } from "../rows/map-splits.ts";
import { changeNumbers } from "../rows/statistics.ts";

const impute: Plugin = defineTransform({
  name: "impute",
  summary: "Fills in missing inputs by what the training rows have in the same column.",
  params: {
    strategy: z
      .enum(["mean", "median", "most-frequent", "constant"])
      .default("mean")
      .describe(
        "Categorical columns take the most frequent category in place of a mean or median; of several, the first.",
      ),
    value: real(0).describe("For `strategy: constant`."),
    columns: z.array(column).min(1).optional().describe("Without it, all."),
  },
  apply(dataset, { strategy, value, columns }) {
    const { train, columns: known } = dataset;
    const groups = groupsOf('transform "impute"', dataset, "features", columns);
    const chosen = groups.chosen.map((each) => each || columns === undefined);
    const present: number[][] = chosen.map(() => []);
    for (const [at, each] of train.inputs.data.entries()) {
      if (!Number.isNaN(each)) present[groups.of(at)]!.push(each);
    }
    const fills = present.map((values, group) => {
      if (!chosen[group]) return Number.NaN;
      if (strategy === "constant") return value;
      const categorical = known?.[group]?.categories !== undefined;
      if (values.length > 0) return fillValue(categorical ? "most-frequent" : strategy, values);
      const problem = `${groups.describe(group)} of train has no number; drop it, or write strategy: constant`;
      throw new DataError('transform "impute"', problem, columns && ["columns"]);
    });
    return mapInputs(dataset, (inputs) =>
      changeNumbers(inputs, { ...groups, chosen }, (each, group) =>
        Number.isNaN(each) ? fills[group]! : each,
      ),
    );
  },
});
export default impute;
