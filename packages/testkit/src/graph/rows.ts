import type { Tensor } from "@titrate/tensor";
import { computer, type Givens, type Numbers } from "./compute.ts";

/** A graph of a batch of rows. */
export interface BatchGraph {
  /** The name of the given that holds the rows, on axis 0. */
  readonly input: string;
  readonly y: Tensor;
  readonly givens: Givens;
}

/**
 * What is wrong where the result of a row depends on other rows, or on how many there are; undefined where each row
 * is for itself.
 *
 * @param build the graph for a number of rows, in evaluation.
 */
export function rowsStayApart(build: (rows: number) => BatchGraph): string | undefined {
  const [few, many] = [2, 4];
  const large = build(many);
  const given = large.givens.all.get(large.input)!;
  const values = given.values as Float64Array | Int32Array;
  const size = values.length / many;
  if (large.y.shape[0] !== many) return `of ${many} rows it makes ${large.y.shape[0] ?? "one number"}`;
  const compute = computer({ y: large.y }, large.givens);
  const whole = compute().y!;
  const rowSize = whole.length / many;
  const firstRow = (numbers: Numbers) => Array.from({ length: rowSize }, (_, i) => numbers[i]!);

  // The first row stays, the others become what it is, in another order.
  const others = values.map((value, i) => (i < size ? value : values[values.length - 1 - (i - size)]!));
  const changed = compute({ [large.input]: others }).y!;
  if (differ(firstRow(whole), firstRow(changed)))
    return "the result of row 0 changes with the other rows; keep rows apart where scope.training is false";

  const small = build(few);
  const cut = computer({ y: small.y }, small.givens)({ [small.input]: values.slice(0, few * size) }).y!;
  if (differ(firstRow(whole), firstRow(cut)))
    return `the result of row 0 is another with ${few} rows than with ${many}`;
  return undefined;
}

const differ = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((value, i) => !Object.is(value, other[i]));
