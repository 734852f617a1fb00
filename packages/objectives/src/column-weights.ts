import { literal, ShapeError, showShape, type Tensor, z } from "@titrate/plugin";

/** The schema of a list of weights, one a class or a column. */
export const weightList: z.ZodOptional<z.ZodArray<z.ZodNumber>> = z
  .array(z.number().nonnegative())
  .min(1)
  .optional();

/**
 * The weights of the columns on the output's last axis: shape [columns].
 *
 * @param what whose weights they are, as in YAML: "mse: weights".
 */
export function columnWeights(what: string, weights: readonly number[], { shape }: Tensor): Tensor {
  const columns = shape.length < 2 ? 1 : (shape.at(-1) ?? 1);
  if (weights.length === columns) return literal(weights, [columns]);
  throw new ShapeError(
    `${what} has ${weights.length} numbers and the output ${showShape(shape)} ${columns} columns; give one a column`,
  );
}
