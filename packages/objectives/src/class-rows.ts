import { DataError, type NumericArray, reduce, ShapeError, showShape, type Tensor, z } from "@titrate/plugin";
import { adviseClasses } from "./class-targets.ts";
import { columnWeights } from "./column-weights.ts";

// Losses of class indices: `output` is [rows, ..., classes], the int `target` [rows, ...].

/** The schema of the class index that says "no target here". */
export const ignoredClass: z.ZodOptional<z.ZodNumber> = z
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1)
  .optional();

/** The classes of the rows; all are [rows, ..., 1]. */
export interface ClassRows {
  /** Where a row's class is on the last axis of the output; 0 where it is ignored. */
  readonly index: Tensor;
  /** The weight of a row's class; undefined where all weigh the same. */
  readonly weight: Tensor | undefined;
  /** undefined where no class is. */
  readonly isIgnored: Tensor | undefined;
}

/** Throws ShapeError unless the output holds two classes or more on its last axis. */
export function expectClasses(subject: string, { shape }: Tensor): void {
  if (shape.length > 1 && shape.at(-1) !== 1) return;
  throw new ShapeError(
    `${subject}: the output is ${showShape(shape)}; give the last layer one unit a class, two or more, or use binary-cross-entropy`,
  );
}

/** Reads class indices. Throws ShapeError unless there is one a row, and a weight, if any, for each class. */
export function classRows(
  subject: string,
  { output, target }: { readonly output: Tensor; readonly target: Tensor },
  {
    weights,
    ignore,
  }: { readonly weights?: readonly number[] | undefined; readonly ignore?: number | undefined },
): ClassRows {
  const rows = output.shape.slice(0, -1);
  if (target.dtype !== "int" || target.shape.join() !== rows.join()) {
    const got = showShape(target.shape);
    const advice = adviseClasses(output, target) ?? `give one class index a row, ${showShape(rows)}`;
    throw new ShapeError(
      target.dtype === "int"
        ? `${subject}: class indices are ${got}; the output needs one a row, ${showShape(rows)}`
        : `${subject}: the targets are numbers ${got}; ${advice}`,
    );
  }
  const written = target.reshape([...rows, 1]);
  const isIgnored = ignore === undefined ? undefined : written.equal(ignore);
  const index = isIgnored === undefined ? written : isIgnored.where(0, written);
  if (weights === undefined) return { index, weight: undefined, isIgnored };
  const table = columnWeights(`${subject}: weights`, weights, output);
  return { index, weight: table.take(0, index.reshape([-1])).reshape(index.shape), isIgnored };
}

/**
 * The sum, or the mean, of what the rows that are not ignored lose, shape []. Where they are `weighed`, the mean
 * divides by the sum of their weights. Where nothing is left it is 0.
 *
 * @param losses [rows, ..., 1], already multiplied by the weights.
 */
export function reduceRows(
  losses: Tensor,
  how: "mean" | "sum",
  { isIgnored, weight }: ClassRows,
  weighed: boolean,
): Tensor {
  const kept = isIgnored === undefined ? losses : isIgnored.where(0, losses);
  const divisor = weighed ? weight : undefined;
  if (how === "sum" || (isIgnored === undefined && divisor === undefined)) return reduce(kept, how);
  const share = isIgnored === undefined ? divisor : isIgnored.where(0, divisor ?? 1);
  const total = share!.sum();
  return kept.sum().div(total.equal(0).where(1, total));
}

/** Throws DataError for a class index below 0 that is not the ignored one. */
export function checkClassIndices(
  subject: string,
  { shape, data }: NumericArray,
  ignore: number | undefined,
): void {
  const wrong = data.findIndex((index) => index < 0 && index !== ignore);
  if (wrong < 0) return;
  const row = Math.floor((wrong * shape[0]!) / data.length);
  throw new DataError(
    subject,
    `row ${row} of the targets is class ${data[wrong]}; classes are 0 or more: set \`ignore: ${data[wrong]}\` if it says that there is no target`,
  );
}
