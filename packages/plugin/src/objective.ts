import { ShapeError, showShape, type Tensor } from "@titrate/tensor";
import { z } from "zod";

// What losses and metrics have in common.

/** The parameter of a loss that says how it adds up. */
export const reduction: z.ZodDefault<z.ZodEnum<{ mean: "mean"; sum: "sum" }>> = z
  .enum(["mean", "sum"])
  .default("mean");

/** The mean or the sum of all elements, shape []. */
export function reduce(losses: Tensor, how: "mean" | "sum"): Tensor {
  return how === "mean" ? losses.mean() : losses.sum();
}

/**
 * Throws ShapeError unless output and targets have one shape and targets are floats: a broadcast between them,
 * such as [n, 1] against [n], trains towards something else without a word.
 *
 * @param subject who compares them, as in YAML: "mse".
 */
export function expectSameShape(subject: string, output: Tensor, target: Tensor): void {
  const same = output.shape.join() === target.shape.join();
  if (same && target.dtype === "float") return;
  const problem = `${subject}: the output is ${showShape(output.shape)} and the targets are ${showShape(target.shape)}`;
  throw new ShapeError(
    `${problem}${target.dtype === "int" ? " class indices" : ""}; ${advice(output, target)}`,
  );
}

function advice({ shape: output }: Tensor, { shape: target, dtype }: Tensor): string {
  if (dtype === "int")
    return "use softmax-cross-entropy with one unit a class, or give the targets as numbers";
  const columns = target.at(-1);
  if (target.length === output.length && columns !== output.at(-1))
    return `give the last layer units: ${columns}`;
  return `make the targets ${showShape(output)}`;
}
