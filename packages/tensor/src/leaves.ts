import type { DType, Shape } from "./shape.ts";
import { Tensor } from "./tensor.ts";

/** One float, shape []. */
export function constant(value: number): Tensor {
  return new Tensor("constant", { value, dtype: "float" });
}

/** The same value everywhere. */
export function full(value: number, shape: Shape, dtype: DType = "float"): Tensor {
  return new Tensor("constant", { value, dtype }).broadcastTo(shape);
}

/** Numbers known when the graph is built, in row-major order; they are copied. Bools are 0 or 1. */
export function literal(values: ArrayLike<number>, shape: Shape, dtype: DType = "float"): Tensor {
  return new Tensor("literal", { values: Float64Array.from(values), shape, dtype });
}

/** Numbers that the caller feeds at each step. */
export function input(name: string, shape: Shape, dtype: DType = "float"): Tensor {
  return new Tensor("input", { name, shape, dtype });
}

/** Numbers that live between steps: parameters, optimizer slots, running statistics. */
export function state(name: string, shape: Shape, dtype: DType = "float"): Tensor {
  return new Tensor("state", { name, shape, dtype });
}

/** The ints 0 .. length-1. */
export function iota(length: number): Tensor {
  return new Tensor("iota", { length });
}
