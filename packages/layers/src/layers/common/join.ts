import { concat, ShapeError, showShape, type Tensor } from "@titrate/plugin";

export type Join = "concat" | "sum" | "mean" | "product" | "maximum";

/** What joins tensors of one shape, element by element. */
const pairwise: Readonly<Record<Exclude<Join, "concat">, (a: Tensor, b: Tensor) => Tensor>> = {
  sum: (a, b) => a.add(b),
  mean: (a, b) => a.add(b),
  product: (a, b) => a.mul(b),
  maximum: (a, b) => a.maximum(b),
};

/**
 * Several tensors made one: one after another along an axis, or element by element.
 * Throws ShapeError, in the name of `subject`, where their shapes do not fit.
 */
export function join(subject: string, tensors: readonly Tensor[], how: Join, axis: number): Tensor {
  const [first, ...others] = tensors as [Tensor, ...Tensor[]];
  const rank = first.shape.length;
  const along = axis < 0 ? axis + rank : axis;
  if (how === "concat" && (along < 1 || along >= rank))
    throw new ShapeError(
      `${subject}: ${showShape(first.shape)} cannot be joined along axis ${axis}; set \`axis\` from 1 to ${rank - 1}, rows are on axis 0`,
    );
  const fits = ({ shape }: Tensor) =>
    shape.length === rank &&
    shape.every((length, i) => length === first.shape[i] || (how === "concat" && i === along));
  if (!others.every(fits)) {
    const shapes = tensors.map(({ shape }) => showShape(shape)).join(", ");
    const rule = how === "concat" ? `only axis ${along} may differ` : "they must be equal";
    throw new ShapeError(
      `${subject} joins ${shapes} by \`${how}\`, and ${rule}; change the layers that make them`,
    );
  }
  if (how === "concat") return concat(tensors, along);
  const joined = others.reduce(pairwise[how], first);
  return how === "mean" && others.length > 0 ? joined.div(tensors.length) : joined;
}
