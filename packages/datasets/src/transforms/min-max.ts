import { DataError, defineTransform, type Plugin, real, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { groupsOf, per } from "../rows/groups.ts";
import { mapInputs } from "../rows/map-splits.ts";
import { changeNumbers, statisticsOf } from "../rows/statistics.ts";

const minMax: Plugin = defineTransform({
  name: "min-max",
  summary: "Puts the training rows' range onto [low, high]; what is constant there becomes low.",
  params: {
    low: real(0),
    high: real(1),
    per,
    columns: z.array(column).min(1).optional().describe("Without it, all that are not categorical."),
  },
  apply(dataset, { low, high, per, columns }) {
    if (low >= high) {
      throw new DataError('transform "min-max"', `low is ${low} and high ${high}; low is to be below`, [
        "low",
      ]);
    }
    const groups = groupsOf('transform "min-max"', dataset, per, columns);
    const fitted = statisticsOf('transform "min-max"', dataset.train.inputs, groups);
    return mapInputs(dataset, (inputs) =>
      changeNumbers(inputs, groups, (value, group) => {
        const { min, max } = fitted[group]!;
        return low + ((value - min) / (max === min ? 1 : max - min)) * (high - low);
      }),
    );
  },
});
export default minMax;
