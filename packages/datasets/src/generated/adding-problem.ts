import { count, defineDataset, matrix, type Plugin } from "@titrate/plugin";
import { drawSplits } from "./draw-splits.ts";

const addingProblem: Plugin = defineDataset({
  name: "adding-problem",
  summary:
    "Memory: each step shows a number from [0, 1) and a mark, 1 once in each half; the target is the marked numbers' sum.",
  source:
    "Hochreiter & Schmidhuber 1997, Long short-term memory; marks as in Le et al. 2015, arXiv:1504.00941",
  params: {
    rows: count(1000),
    test: count().optional().describe("Rows of a test split."),
    length: count(50)
      .refine((length) => length >= 2, "two numbers are added; give 2 steps or more")
      .describe("Steps of a sequence."),
  },
  // inputs: [rows, length, 2]; targets: [rows, 1]
  load: ({ rows, test, length }, { random }) =>
    drawSplits(rows, test, (n) => {
      const data = new Float64Array(n * length * 2);
      const half = Math.floor(length / 2);
      const sums = Array.from({ length: n }, (_, row) => {
        const start = row * length;
        for (let at = start; at < start + length; at++) data[2 * at] = random.uniform();
        const marked = [start + random.integer(half), start + half + random.integer(length - half)];
        for (const at of marked) data[2 * at + 1] = 1;
        return [marked.reduce((sum, at) => sum + data[2 * at]!, 0)];
      });
      return { inputs: { shape: [n, length, 2], dtype: "float", data }, targets: matrix(sums) };
    }),
});
export default addingProblem;
