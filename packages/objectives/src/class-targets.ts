import type { Tensor } from "@titrate/plugin";

/**
 * What to do where targets are one number a row and the model has several outputs a row: most often they are
 * class indices that the dataset does not call so. undefined where that is not the case.
 */
export function adviseClasses(output: Tensor, target: Tensor): string | undefined {
  const rows = output.shape.slice(0, -1);
  const classes = output.shape.at(-1) ?? 1;
  const shape = target.shape.join();
  const oneEach = shape === rows.join() || shape === [...rows, 1].join();
  if (target.dtype !== "float" || classes < 2 || !oneEach) return undefined;
  return `if they are class indices, tell the dataset so (\`classes: ${classes}\` in \`table\`)`;
}
