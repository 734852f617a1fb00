import { defineRegularizer, iota, nonNegative, type Plugin, ShapeError, showShape } from "@titrate/plugin";

const orthogonal: Plugin = defineRegularizer({
  name: "orthogonal",
  summary:
    "strength * ||G - I||^2, G the products of a matrix's rows, or of its columns where they are fewer.",
  source: "Bansal et al. 2018, Can we gain more from orthogonality regularizations, arXiv:1810.09102",
  params: { strength: nonNegative(0.01) },
  // [n, m], or a kernel [n, ...], which is taken as [n, the rest]
  penalty(parameter, { strength }) {
    if (parameter.shape.length < 2) {
      throw new ShapeError(
        `orthogonal: a parameter ${showShape(parameter.shape)} has no rows and columns; leave it out, as with \`match: "*.weight"\``,
      );
    }
    const matrix = parameter.reshape([parameter.shape[0]!, -1]);
    const [rows, columns] = [matrix.shape[0]!, matrix.shape[1]!];
    const flat = rows <= columns ? matrix : matrix.transpose();
    const size = Math.min(rows, columns);
    const identity = iota(size).reshape([size, 1]).equal(iota(size)).cast("float");
    return flat.matmul(flat.transpose()).sub(identity).square().sum().mul(strength);
  },
});
export default orthogonal;
