import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";
import { summarize } from "./summarize.ts";
import { renderAnswer, renderTable } from "./terminal.ts";
import { arm, byLoss, bySolved, hiddenLayer } from "./testing/arms.ts";

const summary = summarize(hiddenLayer, { ...bySolved, also: ["train/mean-absolute-error"] });
const widest = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

describe("renderTable", () => {
  it("aligns the figures", () => {
    expect(`\n${renderTable(summary)}`).toMatchInlineSnapshot(`
      "
      train/accuracy    solved         95 % interval   mean      sd  median  best seen
      first-bit
        perceptron    20 of 20  100 %  84 % to 100 %      1       0       1          1
        three-layer   20 of 20  100 %  84 % to 100 %      1       0       1          1
      xor-3bit
        perceptron     0 of 20    0 %    0 % to 16 %  0.625   0.128   0.625       0.75
        three-layer   19 of 20   95 %   76 % to 99 %  0.988  0.0559       1          1

      train/mean-absolute-error   n     mean      sd  median
      first-bit
        perceptron               20        0       0       0
        three-layer              20        0       0       0
      xor-3bit
        perceptron               20    0.188  0.0641   0.188
        three-layer              20  0.00625   0.028       0"
    `);
    expect(widest(renderTable(summary))).toBeLessThanOrEqual(80);
  });
  it("gives a long name a line of its own", () => {
    const long = "a model whose name is longer than there is room for it";
    const { within: _, ...spec } = byLoss;
    const arms = [long, "short"].map((model) => ({
      choices: { model },
      runs: arm(model, "", [0.1, 0.123456], { metric: "train/loss" }).runs,
    }));
    const table = renderTable(summarize(arms, spec));
    expect(`\n${table}`).toMatchInlineSnapshot(`
      "
      train/loss  n     95 % interval   mean      sd  median  best seen
        a model whose name is longer than there is room for it
                  2  -0.0373 to 0.261  0.112  0.0166   0.112        0.1
        short     2  -0.0373 to 0.261  0.112  0.0166   0.112        0.1"
    `);
    expect(widest(table)).toBeLessThanOrEqual(80);
  });
  it("colours after it has aligned", () => {
    const palette = { bold: (text: string) => `<b>${text}</b>`, dim: (text: string) => `<i>${text}</i>` };
    expect(renderTable(summary, { palette }).replace(/<\/?[bi]>/g, "")).toBe(renderTable(summary));
  });
});

describe("renderAnswer", () => {
  it("wraps at the width", () => {
    const text = renderAnswer(answer(summary, "Why do we need a hidden layer?"), { width: 60 });
    expect(`\n${text}`).toMatchInlineSnapshot(`
      "
      Why do we need a hidden layer?

      first-bit
        perceptron solves 20 of 20 seeds (100 %, 95 % interval
        84 % to 100 %); three-layer solves 20 of 20 (100 %, 84 %
        to 100 %). No difference shows: both solve every seed.
        Mean train/mean-absolute-error at the end: perceptron 0,
        three-layer 0.
      xor-3bit
        perceptron solves 0 of 20 seeds (0 %, 95 % interval 0 % to
        16 %) and never exceeds 3 of 4 rows; three-layer solves 19
        of 20 (95 %, 76 % to 99 %). Paired by seed, three-layer
        alone solves 19 seeds and perceptron alone none: a
        difference of 95 percentage points (exact McNemar,
        adjusted p < 0.0001). Mean train/mean-absolute-error at
        the end: perceptron 0.188, three-layer 0.00625.

      In short: on first-bit, both solve every seed; on xor-3bit,
      three-layer solves more seeds than perceptron (19 of 20
      against 0 of 20), and perceptron never exceeds 3 of 4 rows.

      Solved: train/accuracy of at least 1 at the end. 95 %
      intervals by Wilson. Tests are two-sided and paired by seed,
      adjusted by Holm over 2 comparisons; p below 0.05 shows a
      difference."
    `);
    expect(widest(text)).toBeLessThanOrEqual(60);
  });
});
