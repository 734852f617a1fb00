import type { Precision } from "@titrate/numeric";
import type { Activation } from "@titrate/plugin";
import { gradients, referenceExecutor, ShapeError } from "@titrate/tensor";
import { computer, createGivens } from "../graph/compute.ts";
import { graphScope } from "../graph/scope.ts";
import { normals } from "../graph/values.ts";

/** An element-wise activation at some points, its trained tensors as they start. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The slope that training sees. */
  readonly slope: Float64Array;
  /** That of the formula, where another is declared. */
  readonly formulaSlope?: Float64Array;
}

/** Computes the activation at `size` points, as often as wanted. In evaluation, where nothing is random. */
export function curveComputer(
  activation: Activation,
  size: number,
  precision: Precision = "f64",
): (x: ArrayLike<number>) => Curve {
  const givens = createGivens();
  // Of one feature: what is trained for each feature is one number.
  const x = givens.give("x", [size, 1], new Float64Array(size));
  const scope = graphScope(givens, { training: false });
  const y = activation(x, scope);
  const [formula] = scope.results;
  const outputs = { y, slope: gradients(y.sum(), [x])[0]! };
  const declares = formula !== undefined && formula !== y;
  const compute = computer(
    declares ? { ...outputs, formulaSlope: gradients(formula.sum(), [x])[0]! } : outputs,
    givens,
    referenceExecutor,
    precision,
  );
  return (points) => {
    const padded = Float64Array.from({ length: size }, (_, i) => points[Math.min(i, points.length - 1)]!);
    const values = compute({ x: padded });
    const cut = (name: string): Float64Array => Float64Array.from(values[name]!.subarray(0, points.length));
    const curve = { x: Float64Array.from(points), y: cut("y"), slope: cut("slope") };
    return declares ? { ...curve, formulaSlope: cut("formulaSlope") } : curve;
  };
}

export const curveOf = (activation: Activation, x: ArrayLike<number>, precision: Precision = "f64"): Curve =>
  curveComputer(activation, x.length, precision)(x);

/** Whether each element of f(x) depends on the element of x at its place alone. */
export function isElementwise(activation: Activation): boolean {
  const [rows, features] = [4, 6];
  const givens = createGivens();
  const before = normals("before", [rows, features]);
  const x = givens.give("x", [rows, features], before);
  let y: ReturnType<Activation>;
  try {
    y = activation(x, graphScope(givens, { training: false }));
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
  if (y.shape.join() !== x.shape.join()) return false;
  const compute = computer({ y }, givens);
  const after = before.map((value, i) => (i % 2 === 0 ? value : 0.5 - value));
  const [one, other] = [compute().y!, compute({ x: after }).y!];
  return one.every((value, i) => i % 2 === 1 || Object.is(value, other[i]));
}

/** So many evenly spaced points. */
export const between = (from: number, to: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
