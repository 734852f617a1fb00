import { count, defineDataset, nonNegative, type Plugin, positive } from "@titrate/plugin";
import { drawClasses, drawSplits } from "./draw-splits.ts";

const gaussianBlobs: Plugin = defineDataset({
  name: "gaussian-blobs",
  summary:
    "Normally distributed points about the centre of each class; centres are drawn from a cube about 0.",
  params: {
    rows: count(300),
    test: count().optional().describe("Rows of a test split, about the same centres."),
    classes: count(3),
    features: count(2),
    box: positive(10).describe("Half the cube's edge."),
    noise: nonNegative(1).describe("The standard deviation about a centre."),
  },
  load({ rows, test, classes, features, box, noise }, { random }) {
    const list = (length: number, value: () => number) => Array.from({ length }, value);
    const centres = Array.from({ length: classes }, () =>
      list(features, () => box * (2 * random.uniform() - 1)),
    );
    const point = (label: number): number[] => centres[label]!.map((at) => at + noise * random.normal());
    return { ...drawSplits(rows, test, (n) => drawClasses(n, classes, point)), classes };
  },
});
export default gaussianBlobs;
