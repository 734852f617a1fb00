import type { NumericArray } from "@titrate/plugin";
import type { DType, Shape, Tensor } from "@titrate/tensor";
import { showShape, sizeOf } from "@titrate/tensor";
import { createGivens, type Givens } from "./compute.ts";
import { integers, normals } from "./values.ts";

// Outputs and targets, as losses and metrics take them.

export const rows = 9;

export interface Pair {
  readonly output: Shape;
  readonly target: Shape;
  readonly dtype: Exclude<DType, "bool">;
}

export const showPair = ({ output, target, dtype }: Pair): string =>
  `${showShape(output)} and ${showShape(target)}${dtype === "int" ? " classes" : ""}`;

export const pairs: readonly Pair[] = [
  { output: [rows, 1], target: [rows, 1], dtype: "float" },
  { output: [rows, 4], target: [rows, 4], dtype: "float" },
  { output: [rows, 2], target: [rows, 1], dtype: "float" },
  { output: [rows, 4], target: [rows], dtype: "int" },
  { output: [rows, 6], target: [rows], dtype: "int" },
  { output: [rows, 1], target: [rows], dtype: "int" },
  { output: [rows, 4], target: [rows, 1], dtype: "int" },
  { output: [rows, 5, 4], target: [rows, 5], dtype: "int" },
  { output: [rows, 4, 5], target: [rows, 5], dtype: "int" },
  { output: [rows], target: [rows], dtype: "float" },
];

/** Numbers that outputs may be: of a formula that takes logarithms, only some are. */
export const outputsOf: Readonly<Record<string, (shape: Shape) => Float64Array>> = {
  numbers: (shape) => normals("output", shape),
  probabilities: (shape) => inRows(shape, (values) => values.map((value) => Math.abs(value) + 0.05)),
  "log probabilities": (shape) =>
    inRows(shape, (values) => values).map((value) => -0.1 - 3 * Math.abs(value)),
};

/** Numbers that targets may be. */
export const targetsOf: Readonly<Record<string, (shape: Shape) => Float64Array>> = {
  numbers: (shape) => normals("target", shape),
  "0 or 1": (shape) => normals("target", shape).map((value) => (value > 0 ? 1 : 0)),
  probabilities: (shape) => inRows(shape, (values) => values.map((value) => Math.abs(value) + 0.05)),
  "-1 or 1": (shape) => normals("target", shape).map((value) => (value > 0 ? 1 : -1)),
  "above 0": (shape) => normals("target", shape).map((value) => Math.abs(value) + 0.1),
  "below 0": (shape) => normals("target", shape).map((value) => -Math.abs(value) - 0.1),
};

/** Whole numbers that targets may be. */
export const classesOf: Readonly<Record<string, (shape: Shape, classes: number) => Int32Array>> = {
  classes: (shape, classes) => integers("class", shape, classes),
  "two classes": (shape) => integers("class", shape, 2),
};

/** The numbers of a pair, and the nodes that hold them. */
export interface Given {
  readonly output: Tensor;
  readonly target: Tensor;
  readonly givens: Givens;
  readonly targets: NumericArray;
  readonly outputs: NumericArray;
}

export function givePair({ output, target, dtype }: Pair, outputKind: string, targetKind: string): Given {
  const givens = createGivens();
  const outputs = outputsOf[outputKind]!(output);
  const classes = output.length === 3 && output[1] === 4 ? 4 : output.at(-1)!;
  const targets =
    dtype === "int"
      ? (classesOf[targetKind] ?? classesOf.classes!)(target, Math.max(2, classes))
      : targetsOf[targetKind]!(target);
  return {
    output: givens.give("output", output, outputs),
    target: givens.give("target", target, targets, dtype),
    givens,
    outputs: { shape: output, dtype: "float", data: outputs },
    targets: { shape: target, dtype, data: targets },
  };
}

/** Values made of normals, each row then divided by its sum of absolute values; single columns lie on both sides of 1/2. */
function inRows(shape: Shape, make: (values: Float64Array) => Float64Array): Float64Array {
  const width = shape.length > 1 ? shape.at(-1)! : 1;
  if (width === 1) return normals("row", shape).map((value) => (1 + value / (1 + Math.abs(value))) / 2);
  const values = make(normals("row", shape));
  const sums = Array.from({ length: sizeOf(shape) / width }, (_, row) => {
    return values
      .subarray(row * width, (row + 1) * width)
      .reduce((total, value) => total + Math.abs(value), 0);
  });
  return values.map((value, i) => value / sums[Math.floor(i / width)]!);
}
