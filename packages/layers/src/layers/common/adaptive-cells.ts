import { concat, type Tensor } from "@titrate/plugin";
import { type PerAxis, perAxis, spatialLengths } from "./spatial.ts";

type Range = readonly [start: number, stop: number];

/** Cell i of an axis covers floor(i length / count) up to ceil((i + 1) length / count); neighbours may overlap. */
function cellsOf(length: number, count: number): Range[] {
  return Array.from({ length: count }, (_, i) => [
    Math.floor((i * length) / count),
    Math.ceil(((i + 1) * length) / count),
  ]);
}

/** The cells of an image, `size` of them vertically and horizontally, each made one pixel. */
export function poolCells(type: string, x: Tensor, size: PerAxis, pool: (cell: Tensor) => Tensor): Tensor {
  const [height, width] = spatialLengths(type, x, 2) as [number, number];
  const [down, across] = perAxis(size, 2) as [number, number];
  const rows = cellsOf(height, down).map(([top, bottom]) => {
    const band = x.slice(2, top, bottom);
    return concat(
      cellsOf(width, across).map(([left, right]) => pool(band.slice(3, left, right))),
      3,
    );
  });
  return concat(rows, 2);
}
