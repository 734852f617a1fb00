import { count, DataError, defineTransform, type Plugin, z } from "@titrate/plugin";
import { seed, shuffledStrata, stratify, streamOf } from "../rows/strata.ts";
import { takeRows } from "../rows/take-rows.ts";

const subject = 'transform "k-fold"';

const kFold: Plugin = defineTransform({
  name: "k-fold",
  summary:
    "Cross-validation: of so many folds of the training rows, one is for testing; sweep over `fold` to try all.",
  source: "Stone 1974, Cross-validatory choice and assessment of statistical predictions",
  divides: true,
  params: {
    folds: count(5).refine((folds) => folds >= 2, "one fold leaves nothing to train; give 2 or more"),
    fold: z.int().nonnegative().default(0).describe("Which one, from 0."),
    stratify,
    seed,
  },
  apply(dataset, { folds, fold, stratify, seed }, { random }) {
    const { train } = dataset;
    const rows = train.inputs.shape[0]!;
    const fail = (problem: string, ...path: string[]): never => {
      throw new DataError(subject, problem, path);
    };
    if (fold >= folds) fail(`there is no fold ${fold}; of ${folds} the last is ${folds - 1}`, "fold");
    if (folds > rows) fail(`${rows} rows make no ${folds} folds`, "folds");
    if (dataset.test !== undefined) {
      fail("there is a test part already; write the transform merge before, to have all rows folded");
    }
    // Dealt class by class, so that neither folds nor their classes differ by more than one row.
    const dealt = shuffledStrata(subject, dataset, stratify, streamOf(random, seed)).flat();
    const isTest = new Uint8Array(rows);
    for (const [place, row] of dealt.entries()) isTest[row] = place % folds === fold ? 1 : 0;
    const all = dealt.sort((a, b) => a - b);
    return {
      ...dataset,
      train: takeRows(
        train,
        all.filter((row) => isTest[row] === 0),
      ),
      test: takeRows(
        train,
        all.filter((row) => isTest[row] === 1),
      ),
    };
  },
});
export default kFold;
