import { type MetricTable, matrix, type NumericArray, type PartValue, sizeOf } from "@titrate/plugin";
import { bindPart, evaluate, literalOf } from "@titrate/plugin/testing";
import { metrics } from "../../index.ts";

/** Numbers as they are written in a test: a list is [n, 1], rows are [rows, columns]. */
export type Written = readonly number[] | readonly (readonly number[])[] | NumericArray;

/** What a metric reports of predictions and targets, wherever it computes it. */
export function figure(
  part: PartValue,
  prediction: Written,
  target: Written,
  precision: "f32" | "f64" = "f64",
): number {
  const metric = bindPart("metric", part, metrics);
  const [p, t] = [arrayOf(prediction), arrayOf(target)];
  if (metric.measure !== undefined) return metric.measure({ prediction: p, target: t });
  const [tensors, values] = [
    { prediction: literalOf(asVector(p)), target: literalOf(asVector(t)) },
    metric.compute!,
  ];
  return evaluate({ value: values(tensors) }, precision).value[0]!;
}

/** What a metric tabulates. */
export function table(part: PartValue, prediction: Written, target: Written): MetricTable {
  return bindPart("metric", part, metrics).tabulate!({
    prediction: arrayOf(prediction),
    target: arrayOf(target),
  });
}

/** Class indices, below 0 where there is no target. */
export function indices(data: readonly number[], shape: readonly number[] = [data.length]): NumericArray {
  return { shape, dtype: "int", data: Int32Array.from(data) };
}

/** Row-major floats of any shape. */
export function floats(data: readonly number[], shape: readonly number[]): NumericArray {
  if (data.length !== sizeOf(shape)) throw new Error(`${data.length} numbers for ${shape}`);
  return { shape, dtype: "float", data: Float64Array.from(data) };
}

/** Predictions that are sure of these classes. */
export function sure(classes: number, predicted: readonly number[]): number[][] {
  return predicted.map((each) => Array.from({ length: classes }, (_, index) => (index === each ? 1 : 0)));
}

function arrayOf(written: Written): NumericArray {
  if ("dtype" in written) return written;
  const rows = written as readonly (number | readonly number[])[];
  return matrix(rows.map((row) => (typeof row === "number" ? [row] : [...row])));
}

function asVector({ shape, dtype, data }: NumericArray) {
  return { shape, dtype, data: Array.from(data) };
}
