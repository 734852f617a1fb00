import { DataError, defineTransform, type Plugin, real, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { groupsOf, per } from "../rows/groups.ts";
import { factorOf, rescale } from "../rows/rescale.ts";
import { averagesOf } from "../rows/statistics.ts";

const subject = 'transform "min-max"';

const minMax: Plugin = defineTransform({
  name: "min-max",
  summary: "Puts the training rows' range onto [low, high]; what is constant there becomes low.",
  fits: true,
  params: {
    low: real(0),
    high: real(1),
    per,
    columns: z.array(column).min(1).optional().describe("Without it, all that are not categorical."),
  },
  apply(dataset, { low, high, per, columns }) {
    if (low >= high || !Number.isFinite(high - low)) {
      const problem = low >= high ? "low is to be below" : "they are too far apart";
      throw new DataError(subject, `low is ${low} and high ${high}; ${problem}`, ["low"]);
    }
    const groups = groupsOf(subject, dataset, per, columns);
    const fitted = averagesOf(subject, dataset.train.inputs, groups);
    const scales = fitted.map((each) => {
      if (each === undefined) return undefined;
      const factor = factorOf(each);
      const start = each.min * factor;
      return { factor, start, size: each.max * factor - start || 1 };
    });
    return rescale(subject, dataset, groups, scales, [low, high - low]);
  },
});
export default minMax;
