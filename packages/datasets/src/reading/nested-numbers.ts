import type { Shape } from "@titrate/plugin";

/** Arrays of arrays, as JSON has them. */
export type JsonArray = readonly (number | null | JsonArray)[];

/** The shape that the first elements at each depth say; undefined where there are more than `deepest` of them. */
export function shapeOf(array: JsonArray): Shape | undefined {
  const shape: number[] = [];
  let inner: JsonArray[number] | undefined = array;
  while (Array.isArray(inner)) {
    if (shape.length === deepest) return undefined;
    shape.push(inner.length);
    inner = inner[0];
  }
  return shape;
}

/** Arrays within arrays: more are a mistake, and without end would overflow the stack. */
export const deepest = 32;

/** The numbers of an array of that shape, row-major, NaN for null; undefined where it is not of that shape. */
export function numbersOf(array: unknown, shape: Shape): number[] | undefined {
  const numbers: number[] = [];
  const walk = (value: unknown, depth: number): boolean => {
    if (depth < shape.length) {
      return (
        Array.isArray(value) &&
        value.length === shape[depth] &&
        value.every((inner) => walk(inner, depth + 1))
      );
    }
    if (typeof value !== "number" && value !== null) return false;
    numbers.push(value ?? Number.NaN);
    return true;
  };
  return walk(array, 0) ? numbers : undefined;
}
