import { DataError, defineMetric, fraction, type MetricValues, type Plugin, sizeOf } from "@titrate/plugin";
import { expectClasses } from "./classes/class-shapes.ts";

const confusionMatrix: Plugin = defineMetric({
  name: "confusion-matrix",
  summary: "How many rows of each class were predicted as each class; a NaN prediction is in no column.",
  params: {
    threshold: fraction(0.5).describe("A single column above it says yes. Targets say yes above 0.5."),
  },
  tabulate(x, { threshold }) {
    const columns = expectClasses("confusion-matrix", x.prediction, x.target);
    const classes = columns === 1 ? 2 : columns;
    const cells = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    for (let position = 0; position < sizeOf(x.prediction.shape) / columns; position++) {
      const actual = classAt(x.target, position, columns, 0.5);
      const predicted = classAt(x.prediction, position, columns, threshold);
      if (actual >= classes) {
        const problem = `a target is class ${actual} and the model tells ${classes} apart`;
        throw new DataError(
          'metric "confusion-matrix"',
          `${problem}; give its last layer a unit for each class`,
        );
      }
      if (actual >= 0 && predicted >= 0) cells[actual]![predicted]! += 1;
    }
    const { classNames } = x;
    const named = classNames?.length === classes && { names: classNames };
    return { axes: ["true class", "predicted class"], cells, ...named };
  },
});
export default confusionMatrix;

/** Of ints the index itself, below 0 where there is none; of floats the side or the first of the largest, -1 if NaN. */
function classAt(
  { data, dtype }: MetricValues["target"],
  at: number,
  columns: number,
  threshold: number,
): number {
  if (dtype === "int") return data[at]!;
  const numbers = data.subarray(at * columns, (at + 1) * columns);
  if (numbers.some(Number.isNaN)) return -1;
  if (columns === 1) return numbers[0]! > threshold ? 1 : 0;
  return numbers.indexOf(Math.max(...numbers));
}
