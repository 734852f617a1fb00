import { count, defineDataset, exact, nonNegative, type Plugin } from "@titrate/plugin";
import { drawClasses, drawSplits } from "./draw-splits.ts";

const moons: Plugin = defineDataset({
  name: "moons",
  summary:
    "Two half circles of radius 1 that reach into each other: (cos t, sin t) and (1 - cos t, 1/2 - sin t).",
  params: {
    rows: count(200),
    test: count().optional().describe("Rows of a test split."),
    noise: nonNegative(0.1).describe("The standard deviation of both coordinates."),
  },
  load({ rows, test, noise }, { random }) {
    const point = (lower: number): number[] => {
      const angle = Math.PI * random.uniform();
      const [x, y] = [exact.cos(angle), exact.sin(angle)];
      const at = lower === 1 ? [1 - x, 0.5 - y] : [x, y];
      return at.map((each) => each + noise * random.normal());
    };
    return { ...drawSplits(rows, test, (n) => drawClasses(n, 2, point)), classes: 2 };
  },
});
export default moons;
