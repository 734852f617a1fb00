import { type DType, type Shape, ShapeError, showShape, sizeOf } from "@titrate/plugin";

/** What tensors and arrays on the host both have. */
export interface Typed {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** How many predictions there are at a position: 1 for yes or no, else one a class. */
export function columnsOf({ shape }: Typed): number {
  return shape.length < 2 ? 1 : (shape.at(-1) ?? 1);
}

/**
 * The columns of predictions [rows, ..., columns]. Throws ShapeError unless each position has its target: a class index,
 * a number that says yes above 0.5 where there is one column, or as many numbers as there are columns.
 *
 * @param subject who compares them, as in YAML: "accuracy".
 */
export function expectClasses(subject: string, prediction: Typed, target: Typed): number {
  const columns = columnsOf(prediction);
  const [predictions, targets] = [prediction.shape, target.shape];
  const positions = target.dtype === "int" ? predictions.slice(0, -1) : predictions;
  const fits =
    columns === 1
      ? predictions[0] === targets[0] && sizeOf(predictions) === sizeOf(targets)
      : positions.join() === targets.join();
  if (fits) return columns;
  const advice = looksLikeIndices(columns, prediction, target)
    ? `if they are class indices, tell the dataset so (\`classes: ${columns}\` in \`table\`)`
    : "give one target a row: a class index, or as many columns as there are predictions";
  throw new ShapeError(
    `${subject}: predictions are ${showShape(predictions)} and targets ${showShape(targets)} of ${target.dtype}; ${advice}`,
  );
}

function looksLikeIndices(columns: number, prediction: Typed, { shape, dtype }: Typed): boolean {
  const positions = prediction.shape.slice(0, -1);
  const oneEach = shape.join() === positions.join() || shape.join() === [...positions, 1].join();
  return dtype === "float" && columns > 1 && oneEach;
}
