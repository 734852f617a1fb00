import { count, defineDataset, exact, fraction, nonNegative, type Plugin } from "@titrate/plugin";
import { drawClasses, drawSplits } from "./draw-splits.ts";

const circles: Plugin = defineDataset({
  name: "circles",
  summary: "Two circles about one centre: class 0 of radius 1, class 1 of a smaller one.",
  params: {
    rows: count(200),
    test: count().optional().describe("Rows of a test split."),
    factor: fraction(0.5).describe("The inner radius."),
    noise: nonNegative(0.1).describe("The standard deviation of both coordinates."),
  },
  load({ rows, test, factor, noise }, { random }) {
    const point = (inner: number): number[] => {
      const angle = 2 * Math.PI * random.uniform();
      const radius = inner === 1 ? factor : 1;
      return [exact.cos(angle), exact.sin(angle)].map((at) => radius * at + noise * random.normal());
    };
    return { ...drawSplits(rows, test, (n) => drawClasses(n, 2, point)), classes: 2 };
  },
});
export default circles;
