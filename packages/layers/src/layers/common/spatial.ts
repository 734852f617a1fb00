import { type Shape, ShapeError, showShape, type Tensor, z } from "@titrate/plugin";

// What layers over [rows, channels, ...spatial] have in common.

/** One number for all spatial axes, or one for each. */
export type PerAxis = number | readonly number[];

/** The schema of two spatial axes: a number for both, or [vertical, horizontal]. */
export function pair(each: z.ZodNumber): z.ZodType<PerAxis, PerAxis> {
  return z.union([each, z.array(each).length(2)]);
}

/** Whole, 0 or more. */
export const whole: z.ZodNumber = z.number().int().nonnegative();

export function perAxis(value: PerAxis, axes: number): readonly number[] {
  return typeof value === "number" ? new Array<number>(axes).fill(value) : value;
}

const axisNames: Readonly<Record<number, string>> = { 1: "length", 2: "height, width" };

/** The lengths of the spatial axes. Throws ShapeError unless x is [rows, channels] and so many spatial axes. */
export function spatialLengths(type: string, x: Tensor, axes: number): Shape {
  if (x.shape.length === axes + 2) return x.shape.slice(2);
  const wanted = `[rows, channels, ${axisNames[axes]}]`;
  const example = axes === 1 ? "[1, 28]" : "[1, 28, 28]";
  throw new ShapeError(
    `${type} takes ${wanted} and gets ${showShape(x.shape)}; put a layer before it that makes them, such as { type: reshape, shape: ${example} }`,
  );
}

/** How far a window reaches: dilation (size - 1) + 1. */
export const reachOf = (size: number, dilation: number): number => dilation * (size - 1) + 1;

/** Throws ShapeError where a window reaches beyond the padded input, so that there is no output. */
export function expectFits(type: string, size: Shape, dilation: Shape, padded: Shape): void {
  if (padded.every((length, axis) => reachOf(size[axis]!, dilation[axis]!) <= length)) return;
  const spread = dilation.every((d) => d === 1) ? "" : ` with dilation ${showShape(dilation)}`;
  throw new ShapeError(
    `${type}: a kernel of ${showShape(size)}${spread} does not fit into ${showShape(padded)} (padding included); make \`kernel\` smaller or \`padding\` larger`,
  );
}
