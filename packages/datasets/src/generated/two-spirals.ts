import { count, defineDataset, exact, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { drawClasses, drawSplits } from "./draw-splits.ts";

const twoSpirals: Plugin = defineDataset({
  name: "two-spirals",
  summary: "Two interleaved spirals in the plane, out to radius 1; the class says which one.",
  source: "Lang & Witbrock 1988, Learning to tell two spirals apart",
  params: {
    rows: count(200),
    test: count().optional().describe("Rows of a test split."),
    turns: positive(1.5).describe("How often each spiral winds about the middle; 3 in the paper."),
    noise: nonNegative(0.02).describe("The standard deviation of both coordinates."),
  },
  load({ rows, test, turns, noise }, { random }) {
    const point = (arm: number): number[] => {
      const radius = random.uniform();
      const angle = 2 * Math.PI * turns * radius + Math.PI * arm;
      return [exact.cos(angle), exact.sin(angle)].map((at) => radius * at + noise * random.normal());
    };
    return { ...drawSplits(rows, test, (n) => drawClasses(n, 2, point)), classes: 2 };
  },
});
export default twoSpirals;
