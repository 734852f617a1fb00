import { defineActivation, type Plugin, ShapeError, showShape, z } from "@titrate/plugin";

const glu: Plugin = defineActivation({
  name: "glu",
  summary: "A gated linear unit, which halves an axis: the first half times the sigmoid of the second.",
  source: "Dauphin et al. 2017, Language modeling with gated convolutional networks, arXiv:1612.08083",
  params: { axis: z.number().int().default(-1) },
  outputShape(shape, { axis }) {
    const length = shape.at(axis) ?? 1;
    if (length % 2 === 0) return shape.with(axis, length / 2);
    throw new ShapeError(`glu halves axis ${axis} of ${showShape(shape)}; give it an even length`);
  },
  apply(x, { axis }) {
    const half = x.shape.at(axis)! / 2;
    return x.slice(axis, 0, half).mul(x.slice(axis, half).sigmoid());
  },
});
export default glu;
