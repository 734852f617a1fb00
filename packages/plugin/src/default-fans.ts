import { type Shape, sizeOf } from "@titrate/tensor";

/**
 * The fans of a tensor whose layer names none: of a matrix [in, out] its two lengths; of any other
 * shape the product of all axes but the last, and the last.
 */
export function defaultFans(shape: Shape): { fanIn: number; fanOut: number } {
  const fanOut = shape.at(-1) ?? 1;
  const fanIn = sizeOf(shape.slice(0, -1));
  return { fanIn, fanOut };
}
