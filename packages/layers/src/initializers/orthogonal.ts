import { defineInitializer, type Plugin, positive, ShapeError, showShape } from "@titrate/plugin";

const orthogonal: Plugin = defineInitializer({
  name: "orthogonal",
  summary: "A random orthogonal matrix times the gain: it keeps lengths; kernels count as [shape[0], rest].",
  source: "Saxe et al. 2014, arXiv:1312.6120",
  params: { gain: positive(1) },
  sample({ shape, size, random }, { gain }) {
    const [rows = 0, ...rest] = shape;
    if (rest.length === 0) {
      throw new ShapeError(`orthogonal makes matrices and kernels, not ${showShape(shape)}`);
    }
    const columns = size / rows;
    // Orthonormal are the rows, or the columns where there are fewer of them.
    const [few, many] = rows <= columns ? [rows, columns] : [columns, rows];
    const vectors: Float64Array[] = [];
    for (let index = 0; index < few; index++) {
      const normal = Float64Array.from({ length: many }, () => random.normal());
      vectors.push(orthonormal(normal, vectors));
    }
    return Float64Array.from({ length: size }, (_, at) => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      return gain * (rows <= columns ? vectors[row]![column]! : vectors[column]![row]!);
    });
  },
});
export default orthogonal;

/**
 * What is left of a vector without its parts along the others, of length 1. Gram-Schmidt, a second time where the
 * first leaves little, and so loses digits. Of normal vectors, the results are uniform over all orthogonal matrices,
 * signs included.
 */
function orthonormal(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  const before = dot(vector, vector);
  for (const other of others) subtract(vector, dot(vector, other), other);
  if (dot(vector, vector) < before / 2) {
    for (const other of others) subtract(vector, dot(vector, other), other);
  }
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

function subtract(from: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= factor * vector[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
