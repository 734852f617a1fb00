import { DataError, defineTransform, type Plugin, real, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { fillValue, presentNumbers } from "../rows/fill-values.ts";
import { groupsOf } from "../rows/groups.ts";
import { mapInputs } from "../rows/map-splits.ts";
import { averagesOf } from "../rows/statistics.ts";

const subject = 'transform "impute"';

const impute: Plugin = defineTransform({
  name: "impute",
  summary: "Fills in missing inputs by what the training rows have in the same column.",
  fits: ({ strategy }) => strategy !== "constant",
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
    const byColumn = groupsOf(subject, dataset, "features", columns);
    const chosen = byColumn.chosen.map((each) => each || columns === undefined);
    const groups = { ...byColumn, chosen };
    const onEmpty = (group: number): never => {
      const problem = `${groups.describe(group)} of train has no number; drop it, or write strategy: constant`;
      throw new DataError(subject, problem, columns && ["columns"]);
    };
    const means = strategy === "mean" ? averagesOf(subject, train.inputs, groups, onEmpty) : [];
    const fills = chosen.map((isChosen, group) => {
      if (!isChosen) return Number.NaN;
      if (strategy === "constant") return value;
      const categorical = known?.[group]?.categories !== undefined;
      if (strategy === "mean" && !categorical) return means[group]!.mean;
      const values = presentNumbers(train.inputs.data, groups.count, group);
      if (values.length === 0) return onEmpty(group);
      return fillValue(strategy === "median" && !categorical ? "median" : "most-frequent", values);
    });
    return mapInputs(dataset, ({ shape, data }) => {
      const filled = new Float64Array(data);
      for (let at = 0; at < data.length; at++) {
        if (Number.isNaN(data[at]!)) filled[at] = fills[at % fills.length]!;
      }
      return { shape, dtype: "float", data: filled };
    });
  },
});
export default impute;
