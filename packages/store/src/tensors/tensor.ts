/** Numbers with their shape, row-major, as a file of tensors holds them. */
export interface StoredTensor {
  readonly dtype: TensorType;
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array;
}

export type TensorType = "F32" | "F64" | "I32";

export type Tensors = Readonly<Record<string, StoredTensor>>;

/** The bytes of a number. */
export const widths: Readonly<Record<TensorType, number>> = { F32: 4, F64: 8, I32: 4 };

export const elementsOf = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);
