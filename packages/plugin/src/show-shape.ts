import type { Shape } from "@titrate/tensor";

/** A shape as messages write it: [4, 3]. */
export function showShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}
