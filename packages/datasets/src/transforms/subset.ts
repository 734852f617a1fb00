import { defineTransform, type Plugin } from "@titrate/plugin";
import { rowsIn, share, takeShare } from "../rows/shares.ts";
import { seed, shuffledStrata, stratify, streamOf } from "../rows/strata.ts";
import { takeRows } from "../rows/take-rows.ts";

const subset: Plugin = defineTransform({
  name: "subset",
  summary: "Keeps some of the training rows, drawn at random: a point of a learning curve.",
  params: {
    rows: share.describe("A fraction of the rows, 1 being all, or how many, from 2."),
    stratify,
    seed,
  },
  apply(dataset, { rows, stratify, seed }, { random }) {
    const { train } = dataset;
    const all = train.inputs.shape[0]!;
    const count = rowsIn('transform "subset"', "rows", rows, all);
    if (count === all) return dataset;
    const strata = shuffledStrata('transform "subset"', dataset, stratify, streamOf(random, seed));
    return { ...dataset, train: takeRows(train, takeShare(strata, count)) };
  },
});
export default subset;
