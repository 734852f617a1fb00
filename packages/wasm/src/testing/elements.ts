import { type Access, rowMajor, type Shape, sizeOf } from "@titrate/tensor";

/** The elements that an access names, found by walking its domain. */
export function elementsOf({ offset, strides }: Access, domain: Shape): number[] {
  const units = rowMajor(domain);
  return Array.from({ length: sizeOf(domain) }, (_, flat) =>
    domain.reduce(
      (at, length, axis) => at + (Math.floor(flat / units[axis]!) % length) * strides[axis]!,
      offset,
    ),
  );
}
