import { count, defineDataset, exact, matrix, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { drawSplits } from "./draw-splits.ts";

const sine: Plugin = defineDataset({
  name: "sine",
  summary: "Regression: y = sin(pi periods x) + noise, for x drawn evenly from [-1, 1).",
  params: {
    rows: count(100),
    test: count().optional().describe("Rows of a test split."),
    periods: positive(1).describe("How many periods [-1, 1) holds."),
    noise: nonNegative(0.1).describe("The standard deviation of the targets about the curve."),
  },
  load: ({ rows, test, periods, noise }, { random }) =>
    drawSplits(rows, test, (length) => {
      const pairs = Array.from({ length }, () => {
        const x = 2 * random.uniform() - 1;
        return [x, exact.sin(Math.PI * periods * x) + noise * random.normal()] as const;
      });
      return { inputs: matrix(pairs.map(([x]) => [x])), targets: matrix(pairs.map(([, y]) => [y])) };
    }),
});
export default sine;
