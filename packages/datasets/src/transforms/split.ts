import { DataError, defineTransform, type Plugin } from "@titrate/plugin";
import { rowsIn, share, takeShare } from "../rows/shares.ts";
import { seed, shuffledStrata, stratify, streamOf } from "../rows/strata.ts";
import { takeRows } from "../rows/take-rows.ts";

const subject = 'transform "split"';

const split: Plugin = defineTransform({
  name: "split",
  summary: "Takes rows out of training at random, for validation, for testing or for both.",
  divides: true,
  params: {
    validation: share.optional().describe("A fraction of the rows, or how many, from 2."),
    test: share.optional(),
    stratify,
    seed,
  },
  apply(dataset, params, { random }) {
    const { train } = dataset;
    const rows = train.inputs.shape[0]!;
    const strata = shuffledStrata(subject, dataset, params.stratify, streamOf(random, params.seed));
    const taken = (["test", "validation"] as const).flatMap((key) => {
      const wanted = params[key];
      if (wanted === undefined) return [];
      if (dataset[key] !== undefined) {
        const problem = `there is a ${key} part already; leave \`${key}\` out, or write the transform merge before`;
        throw new DataError(subject, problem, [key]);
      }
      const count = rowsIn(subject, key, wanted, rows);
      if (count < rows) return [{ key, count }];
      const problem = `${key}: ${wanted} takes all ${rows} rows, and none are left to train; a share of 1 is all of them`;
      throw new DataError(subject, problem, [key]);
    });
    const total = taken.reduce((sum, { count }) => sum + count, 0);
    if (taken.length === 0) throw new DataError(subject, "it takes no rows; write test: 0.25, or validation");
    if (total >= rows) {
      throw new DataError(subject, `it takes ${total} of ${rows} rows, and none are left to train`, ["test"]);
    }
    const parts = taken.map(({ key, count }) => [key, takeRows(train, takeShare(strata, count))]);
    const left = strata.flat().sort((a, b) => a - b);
    return { ...dataset, ...Object.fromEntries(parts), train: takeRows(train, left) };
  },
});
export default split;
