import { defineTransform, type Plugin, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { groupsOf, per } from "../rows/groups.ts";
import { mapInputs } from "../rows/map-splits.ts";
import { changeNumbers, statisticsOf } from "../rows/statistics.ts";

const standardize: Plugin = defineTransform({
  name: "standardize",
  summary:
    "(x - mean) / std of the training rows, std being the population's; what is constant there is only centred.",
  params: {
    per,
    columns: z.array(column).min(1).optional().describe("Without it, all that are not categorical."),
  },
  apply(dataset, { per, columns }) {
    const groups = groupsOf('transform "standardize"', dataset, per, columns);
    const fitted = statisticsOf('transform "standardize"', dataset.train.inputs, groups);
    return mapInputs(dataset, (inputs) =>
      changeNumbers(inputs, groups, (value, group) => {
        const { mean, std } = fitted[group]!;
        return (value - mean) / (std === 0 ? 1 : std);
      }),
    );
  },
});
export default standardize;
