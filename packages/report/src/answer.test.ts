import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";
import type { ReportSpec } from "./input.ts";
import { summarize } from "./summarize.ts";
import { arm, byLoss, bySolved, hiddenLayer, repeated } from "./testing/arms.ts";
import { told } from "./testing/told.ts";

const loss = { metric: "train/loss" };
const alone = ({ within: _, ...spec }: ReportSpec): ReportSpec => spec;
const uncompared = ({ compare: _, ...spec }: ReportSpec): ReportSpec => spec;

describe("seeds solved", () => {
  it("tells the first experiment's answer", () => {
    expect(told(hiddenLayer, bySolved)).toMatchInlineSnapshot(`
      "[first-bit]
      perceptron solves 20 of 20 seeds (100 %, 95 % interval 84 % to 100 %); three-layer solves 20 of 20 (100 %, 84 % to 100 %).
      No difference shows: both solve every seed.
      [xor-3bit]
      perceptron solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 3 of 4 rows; three-layer solves 19 of 20 (95 %, 76 % to 99 %).
      Paired by seed, three-layer alone solves 19 seeds and perceptron alone none: a difference of 95 percentage points (exact McNemar, adjusted p < 0.0001).
      In short: on first-bit, both solve every seed; on xor-3bit, three-layer solves more seeds than perceptron (19 of 20 against 0 of 20), and perceptron never exceeds 3 of 4 rows.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed, adjusted by Holm over 2 comparisons; p below 0.05 shows a difference."
    `);
  });

  it("tells the opposite when the results are the opposite", () => {
    const arms = [
      arm("perceptron", "xor-3bit", repeated([19, 1], [1, 0.5])),
      arm("three-layer", "xor-3bit", repeated([20, 0.5])),
    ];
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[xor-3bit]
      perceptron solves 19 of 20 seeds (95 %, 95 % interval 76 % to 99 %); three-layer solves 0 of 20 (0 %, 0 % to 16 %) and never exceeds 2 of 4 rows.
      Paired by seed, perceptron alone solves 19 seeds and three-layer alone none: a difference of 95 percentage points (exact McNemar p < 0.0001).
      In short: on xor-3bit, perceptron solves more seeds than three-layer (19 of 20 against 0 of 20), and three-layer never exceeds 2 of 4 rows.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("sees no difference where nothing is solved, nor where the same seeds are", () => {
    const some = repeated([7, 1], [13, 0.5]);
    const arms = ["a", "b"].flatMap((model) => [
      arm(model, "none", repeated([20, 0.5])),
      arm(model, "some", some),
    ]);
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[none]
      a solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 2 of 4 rows; b solves 0 of 20 (0 %, 0 % to 16 %) and never exceeds 2 of 4 rows.
      No difference shows: neither solves any seed.
      [some]
      a solves 7 of 20 seeds (35 %, 95 % interval 18 % to 57 %); b solves 7 of 20 (35 %, 18 % to 57 %).
      No difference shows: both solve the same 7 of 20 seeds.
      In short: on none, neither solves any seed; on some, both solve the same 7 of 20 seeds.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed, adjusted by Holm over 2 comparisons; p below 0.05 shows a difference."
    `);
  });

  it("calls a tie of different seeds inconclusive", () => {
    const arms = [arm("a", "x", repeated([10, 1], [10, 0.5])), arm("b", "x", repeated([10, 0.5], [10, 1]))];
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[x]
      a solves 10 of 20 seeds (50 %, 95 % interval 30 % to 70 %); b solves 10 of 20 (50 %, 30 % to 70 %).
      Paired by seed, b alone solves 10 seeds and a alone 10: a difference of 0 percentage points (exact McNemar p = 1), which is inconclusive.
      In short: on x, it is inconclusive (a 10 of 20, b 10 of 20).
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("says that a small difference is inconclusive, and which runs lost the solution again", () => {
    const arms = [
      arm("a", "x", repeated([15, 1], [5, 0.75])),
      arm("b", "x", repeated([17, 1], [3, 0.5]), { before: repeated([20, 1]) }),
      arm("a", "y", repeated([20, 0.5]), { before: repeated([2, 1], [18, 0.5]) }),
    ];
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[x]
      a solves 15 of 20 seeds (75 %, 95 % interval 53 % to 89 %); b solves 17 of 20 (85 %, 64 % to 95 %), and 3 more on the way but not at the end.
      Paired by seed, b alone solves 2 seeds and a alone none: a difference of 10 percentage points (exact McNemar p = 0.5), which is inconclusive.
      [y]
      a solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %), and 2 on the way but not at the end.
      In short: on x, it is inconclusive (a 15 of 20, b 17 of 20).
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("claims nothing from one seed", () => {
    expect(told([arm("a", "x", [0.5]), arm("b", "x", [1])], bySolved)).toMatchInlineSnapshot(`
      "[x]
      a solves 0 of 1 seed (0 %, 95 % interval 0 % to 79 %) and never exceeds 2 of 4 rows; b solves 1 of 1 (100 %, 21 % to 100 %).
      The result is inconclusive: 1 paired seed cannot show a difference (the smallest possible p is 1).
      In short: on x, too few paired seeds to tell.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("knows how few seeds Holm's adjustment leaves too few", () => {
    const seven = ["x", "y", "z", "u"].flatMap((dataset) => [
      arm("a", dataset, repeated([7, 0.5])),
      arm("b", dataset, repeated([7, 1])),
    ]);
    expect(summarize(seven, bySolved).panels[0]!.comparisons[0]!.verdict).toBe("too-few"); // 4 * 2^-6 > 0.05
    expect(summarize(seven.slice(0, 6), bySolved).panels[0]!.comparisons[0]!.verdict).toBe("second"); // 3 * 2^-6
  });

  it("judges every comparison by its own pairs too", () => {
    const arms = [
      arm("a", "many", repeated([20, 1])),
      arm("b", "many", repeated([20, 1])),
      arm("a", "one", [1]),
      arm("b", "one", [1]),
    ];
    const verdicts = summarize(arms, bySolved).panels.map(({ comparisons }) => comparisons[0]!.verdict);
    expect(verdicts).toEqual(["same", "too-few"]);
  });

  it("pairs only the seeds that both arms have, and says so", () => {
    const arms = [
      arm("a", "x", repeated([20, 0.5])),
      arm("b", "x", repeated([12, 1]), { firstSeed: 5 }),
      arm("c", "y", repeated([3, 1])),
      arm("d", "y", repeated([3, 1]), { firstSeed: 9 }),
    ];
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[x]
      a solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 2 of 4 rows; b solves 12 of 12 (100 %, 76 % to 100 %).
      Paired by seed over the 12 seeds that both have, b alone solves 12 seeds and a alone none: a difference of 100 percentage points (exact McNemar, adjusted p = 0.000977).
      [y]
      c solves 3 of 3 seeds (100 %, 95 % interval 44 % to 100 %); d solves 3 of 3 (100 %, 44 % to 100 %).
      The result is inconclusive: they have no seed in common.
      In short: on x, b solves more seeds than a (12 of 12 against 0 of 12), and a never exceeds 2 of 4 rows; on y, too few paired seeds to tell.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed, adjusted by Holm over 2 comparisons; p below 0.05 shows a difference."
    `);
  });

  it("compares three models pair by pair", () => {
    const arms = [
      arm("a", "x", repeated([20, 0.5])),
      arm("b", "x", repeated([20, 1])),
      arm("c", "x", repeated([19, 1], [1, 0.5])),
      ...["a", "b", "c"].map((model) => arm(model, "easy", repeated([20, 1]))),
    ];
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[x]
      a solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 2 of 4 rows; b solves 20 of 20 (100 %, 84 % to 100 %); c solves 19 of 20 (95 %, 76 % to 99 %).
      For a and b, paired by seed, b alone solves 20 seeds and a alone none: a difference of 100 percentage points (exact McNemar, adjusted p < 0.0001).
      For a and c, paired by seed, c alone solves 19 seeds and a alone none: a difference of 95 percentage points (exact McNemar, adjusted p < 0.0001).
      For b and c, paired by seed, b alone solves 1 seed and c alone none: a difference of 5 percentage points (exact McNemar, adjusted p = 1), which is inconclusive.
      [easy]
      a solves 20 of 20 seeds (100 %, 95 % interval 84 % to 100 %); b solves 20 of 20 (100 %, 84 % to 100 %); c solves 20 of 20 (100 %, 84 % to 100 %).
      For a and b, no difference shows: both solve every seed.
      For a and c, no difference shows: both solve every seed.
      For b and c, no difference shows: both solve every seed.
      In short: on x, b and c each solve more seeds than a; between b and c it is inconclusive; on easy, no difference shows.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed, adjusted by Holm over 6 comparisons; p below 0.05 shows a difference."
    `);
  });

  it("does without `within`", () => {
    const arms = hiddenLayer
      .filter(({ choices }) => choices.dataset === "xor-3bit")
      .map(({ choices, runs }) => ({ choices: { model: choices.model! }, runs }));
    expect(told(arms, alone(bySolved))).toMatchInlineSnapshot(`
      "[]
      perceptron solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 3 of 4 rows; three-layer solves 19 of 20 (95 %, 76 % to 99 %).
      Paired by seed, three-layer alone solves 19 seeds and perceptron alone none: a difference of 95 percentage points (exact McNemar p < 0.0001).
      In short: three-layer solves more seeds than perceptron (19 of 20 against 0 of 20), and perceptron never exceeds 3 of 4 rows.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("compares nothing without `compare`", () => {
    expect(told(hiddenLayer, uncompared(bySolved))).toMatchInlineSnapshot(`
      "[first-bit]
      perceptron solves 20 of 20 seeds (100 %, 95 % interval 84 % to 100 %); three-layer solves 20 of 20 (100 %, 84 % to 100 %).
      [xor-3bit]
      perceptron solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 3 of 4 rows; three-layer solves 19 of 20 (95 %, 76 % to 99 %).
      In short: -
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson."
    `);
    expect(told([{ ...hiddenLayer[1]!, choices: {} }], alone(uncompared(bySolved)))).toMatchInlineSnapshot(`
      "[]
      this configuration solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 3 of 4 rows.
      In short: -
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson."
    `);
  });

  it("tells runs that diverged, and arms without a run", () => {
    const arms = [arm("a", "x", [Number.NaN, 1, Number.NaN]), arm("b", "x", [])];
    expect(told(arms, bySolved)).toMatchInlineSnapshot(`
      "[x]
      a solves 1 of 3 seeds (33 %, 95 % interval 6 % to 79 %), with 2 runs ending in no finite value; b has no finished run.
      The result is inconclusive: they have no seed in common.
      In short: on x, too few paired seeds to tell.
      Solved: train/accuracy of at least 1 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("turns with the goal", () => {
    const spec: ReportSpec = { ...byLoss, solved: 0.01 };
    const arms = [
      arm("a", "x", repeated([20, 0.25]), { ...loss, before: repeated([19, 0.25], [1, 0.123456]) }),
      arm("b", "x", repeated([20, 0.001]), loss),
    ];
    expect(told(arms, spec)).toMatchInlineSnapshot(`
      "[x]
      a solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never falls below train/loss 0.123; b solves 20 of 20 (100 %, 84 % to 100 %).
      Paired by seed, b alone solves 20 seeds and a alone none: a difference of 100 percentage points (exact McNemar p < 0.0001).
      In short: on x, b solves more seeds than a (20 of 20 against 0 of 20), and a never falls below train/loss 0.123.
      Solved: train/loss of at most 0.01 at the end.
      95 % intervals by Wilson.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("counts rows only for an accuracy that is a whole number of them", () => {
    const bestOf = (best: number) =>
      told([arm("a", "x", [best])], bySolved)
        .split("never exceeds ")[1]!
        .split(".\n")[0];
    expect(bestOf(0.25)).toBe("1 of 4 rows");
    expect(bestOf(0.3)).toBe("train/accuracy 0.3");
    const other = { ...bySolved, metric: { name: "train/r2", goal: "maximize" } } as const;
    expect(told([arm("a", "x", [0.5], { metric: "train/r2" })], other)).toContain(
      "never exceeds train/r2 0.5.",
    );
  });

  it("meets a bar that f32 cannot hold", () => {
    const spec = { ...bySolved, solved: 0.9 };
    expect(told([arm("a", "x", [Math.fround(0.9), 0.9, 0.8999])], spec)).toContain("a solves 2 of 3 seeds");
  });
});

it("tells the means of further metrics, and claims nothing of them", () => {
  const spec = { ...bySolved, also: ["train/mean-absolute-error"] };
  const [panel] = answer(summarize(hiddenLayer, spec)).panels;
  const means = summarize(hiddenLayer, spec).panels[0]!.arms.map(
    ({ metrics }) => metrics["train/mean-absolute-error"]!.mean,
  );
  expect(panel!.sentences.at(-1)).toBe(
    `Mean train/mean-absolute-error at the end: perceptron ${Number(means[0]!.toPrecision(3))}, three-layer ${Number(means[1]!.toPrecision(3))}.`,
  );
});
