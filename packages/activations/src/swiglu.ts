import { defineActivation, type Plugin, ShapeError, showShape, z } from "@titrate/plugin";

const swiglu: Plugin = defineActivation({
  name: "swiglu",
  summary: "A gate that halves an axis: the silu of the first half times the second.",
  source: "Shazeer 2020, GLU variants improve transformer, arXiv:2002.05202",
  params: { axis: z.number().int().default(-1) },
  outputShape(shape, { axis }) {
    const length = shape.at(axis) ?? 1;
    if (length % 2 === 0) return shape.with(axis, length / 2);
    throw new ShapeError(`swiglu halves axis ${axis} of ${showShape(shape)}; give it an even length`);
  },
  apply(x, { axis }) {
    const half = x.shape.at(axis)! / 2;
    const gate = x.slice(axis, 0, half).maximum(-1000); // as in silu
    return gate.mul(gate.minimum(1000).sigmoid()).mul(x.slice(axis, half));
  },
});
export default swiglu;
