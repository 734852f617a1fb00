import { type MetricValues, sizeOf } from "@titrate/plugin";
import { expectClasses } from "./class-shapes.ts";

/** The scores of one class, ascending: of the positions that are of it, and of the others. */
export interface Scores {
  readonly yes: Float64Array;
  readonly no: Float64Array;
}

/**
 * The mean over classes of a figure of their scores: of one column the figure itself, of several each class against the
 * rest, without the classes whose figure is NaN. NaN where that leaves none, or a score is NaN. Throws ShapeError where
 * shapes do not fit.
 */
export function oneVsRest(subject: string, x: MetricValues, figureOf: (scores: Scores) => number): number {
  const columns = expectClasses(subject, x.prediction, x.target);
  let [sum, defined] = [0, 0];
  for (let column = 0; column < columns; column++) {
    const scores = scoresOf(x, columns, column);
    if (scores === undefined) return Number.NaN;
    const figure = figureOf(scores);
    if (Number.isNaN(figure)) continue;
    sum += figure;
    defined += 1;
  }
  return sum / defined;
}

/** undefined where one is NaN. */
function scoresOf({ prediction, target }: MetricValues, columns: number, column: number): Scores | undefined {
  const [yes, no]: [number[], number[]] = [[], []];
  const positions = sizeOf(prediction.shape) / columns;
  for (let position = 0; position < positions; position++) {
    const at = position * columns + column;
    const wanted = target.data[target.dtype === "int" ? position : at]!;
    if (target.dtype === "int" && wanted < 0) continue;
    const score = prediction.data[at]!;
    if (Number.isNaN(score)) return undefined;
    const isYes = target.dtype === "float" || columns === 1 ? wanted > 0.5 : wanted === column;
    (isYes ? yes : no).push(score);
  }
  return { yes: Float64Array.from(yes).sort(), no: Float64Array.from(no).sort() };
}
