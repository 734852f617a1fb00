import { count, defineDataset, labels, matrix, nonNegative, type Plugin } from "@titrate/plugin";
import { drawSplits } from "./draw-splits.ts";

const xorClusters: Plugin = defineDataset({
  name: "xor-clusters",
  summary: "Normally distributed points about (±1, ±1); class 1 where the signs of the centre differ.",
  params: {
    rows: count(200),
    test: count().optional().describe("Rows of a test split."),
    noise: nonNegative(0.3).describe("The standard deviation about a centre."),
  },
  load({ rows, test, noise }, { random }) {
    const splits = drawSplits(rows, test, (length) => {
      const corners = Array.from({ length }, (_, row) => [(row >> 1) & 1, row & 1] as const);
      const points = corners.map((bits) => bits.map((bit) => 2 * bit - 1 + noise * random.normal()));
      return { inputs: matrix(points), targets: labels(corners.map(([a, b]) => a ^ b)) };
    });
    return { ...splits, classes: 2 };
  },
});
export default xorClusters;
