import { DataError, defineTransform, type Plugin, z } from "@titrate/plugin";
import { column } from "../column-index.ts";
import { encodeOneHot } from "../rows/encode-one-hot.ts";
import { groupsOf } from "../rows/groups.ts";
import { mapInputs } from "../rows/map-splits.ts";
import { namesAfter, planOneHot } from "../rows/one-hot-columns.ts";

const subject = 'transform "one-hot"';

const oneHot: Plugin = defineTransform({
  name: "one-hot",
  summary: "A categorical column becomes a column of 0 and 1 for each category that the training rows have.",
  fits: true,
  params: {
    columns: z
      .array(column)
      .min(1)
      .optional()
      .describe("Without it, all categorical ones; numbers of other columns are taken for categories."),
    unseen: z
      .enum(["error", "zeros"])
      .default("error")
      .describe("What a category becomes that no training row has."),
  },
  apply(dataset, { columns, unseen }) {
    const groups = groupsOf(subject, dataset, "features", columns);
    const chosen = columns === undefined ? groups.chosen.map((numeric) => !numeric) : groups.chosen;
    if (!chosen.includes(true)) {
      throw new DataError(subject, "there is no categorical column; name some in `columns`, or leave it out");
    }
    const plan = planOneHot(subject, dataset, { ...groups, chosen });
    const encoded = mapInputs(dataset, (_, examples, split) =>
      encodeOneHot(examples, split, plan, (place, at, category) => {
        if (category === undefined) {
          throw new DataError(subject, `${place}: ${groups.describe(at)} is missing; impute before one-hot`);
        }
        if (unseen === "zeros") return;
        const problem = `${place}: "${category}" of ${groups.describe(at)} is in no training row; write unseen: zeros, or mend it`;
        throw new DataError(subject, problem);
      }),
    );
    return { ...encoded, ...(dataset.columns && { columns: namesAfter(plan) }) };
  },
});
export default oneHot;
