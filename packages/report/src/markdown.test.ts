import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";
import { renderMarkdown } from "./markdown.ts";
import { summarize } from "./summarize.ts";
import { arm, bySolved, hiddenLayer } from "./testing/arms.ts";

describe("renderMarkdown", () => {
  it("writes the answer and the tables", () => {
    const summary = summarize(hiddenLayer, bySolved);
    expect(`\n${renderMarkdown(summary, answer(summary, "Why?"))}`).toMatchInlineSnapshot(`
      "
      **Why?**

      - **first-bit**: perceptron solves 20 of 20 seeds (100 %, 95 % interval 84 % to 100 %); three-layer solves 20 of 20 (100 %, 84 % to 100 %). No difference shows: both solve every seed.
      - **xor-3bit**: perceptron solves 0 of 20 seeds (0 %, 95 % interval 0 % to 16 %) and never exceeds 3 of 4 rows; three-layer solves 19 of 20 (95 %, 76 % to 99 %). Paired by seed, three-layer alone solves 19 seeds and perceptron alone none: a difference of 95 percentage points (exact McNemar, adjusted p \\< 0.0001).

      **In short:** on first-bit, both solve every seed; on xor-3bit, three-layer solves more seeds than perceptron (19 of 20 against 0 of 20), and perceptron never exceeds 3 of 4 rows.

      |  | train/accuracy | solved |  | 95 % interval | mean | sd | median | best |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | first-bit | perceptron | 20 of 20 | 100 % | 84 % to 100 % | 1 | 0 | 1 | 1 |
      | first-bit | three-layer | 20 of 20 | 100 % | 84 % to 100 % | 1 | 0 | 1 | 1 |
      | xor-3bit | perceptron | 0 of 20 | 0 % | 0 % to 16 % | 0.625 | 0.128 | 0.625 | 0.75 |
      | xor-3bit | three-layer | 19 of 20 | 95 % | 76 % to 99 % | 0.988 | 0.0559 | 1 | 1 |

      Solved: train/accuracy of at least 1 at the end. 95 % intervals by Wilson. Tests are two-sided and paired by seed, adjusted by Holm over 2 comparisons; p below 0.05 shows a difference.
      "
    `);
  });
  it("escapes what Markdown and HTML read", () => {
    const summary = summarize([arm("1. a|b_*c*", "<b>&`x`", [1]), arm("- d", "<b>&`x`", [1])], bySolved);
    const text = renderMarkdown(summary, answer(summary, "[a](b) <script>"));
    expect(
      text
        .split("\n")
        .filter((line) => /^(\*\*\\\[|- |\| \\<)/.test(line))
        .join("\n"),
    ).toMatchInlineSnapshot(`
      "**\\[a\\](b) \\<script\\>**
      - **\\<b\\>\\&\\\`x\\\`**: 1\\. a\\|b\\_\\*c\\* solves 1 of 1 seed (100 %, 95 % interval 21 % to 100 %); - d solves 1 of 1 (100 %, 21 % to 100 %). The result is inconclusive: 1 paired seed cannot show a difference (the smallest possible p is 1).
      | \\<b\\>\\&\\\`x\\\` | 1\\. a\\|b\\_\\*c\\* | 1 of 1 | 100 % | 21 % to 100 % | 1 | \\- | 1 | 1 |
      | \\<b\\>\\&\\\`x\\\` | \\- d | 1 of 1 | 100 % | 21 % to 100 % | 1 | \\- | 1 | 1 |"
    `);
  });
});
