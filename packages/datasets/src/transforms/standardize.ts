import { defineTransform, type Plugin, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { groupsOf, per } from "../rows/groups.ts";
import { factorOf, rescale } from "../rows/rescale.ts";
import { statisticsOf } from "../rows/statistics.ts";

const subject = 'transform "standardize"';

const standardize: Plugin = defineTransform({
  name: "standardize",
  summary:
    "(x - mean) / std of the training rows, std being the population's; what is constant there is only centred.",
  fits: true,
  params: {
    per,
    columns: z.array(column).min(1).optional().describe("Without it, all that are not categorical."),
  },
  apply(dataset, { per, columns }) {
    const groups = groupsOf(subject, dataset, per, columns);
    const fitted = statisticsOf(subject, dataset.train.inputs, groups);
    const scales = fitted.map((each) => {
      if (each === undefined) return undefined;
      const factor = factorOf(each);
      return { factor, start: each.mean * factor, size: (each.std || 1) * factor };
    });
    return rescale(subject, dataset, groups, scales);
  },
});
export default standardize;
