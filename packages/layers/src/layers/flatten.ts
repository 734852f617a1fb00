import { defineLayer, type Plugin, ShapeError, showShape, sizeOf } from "@titrate/plugin";

const flatten: Plugin = defineLayer({
  name: "flatten",
  summary: "All of a row on one axis: [rows, ...] to [rows, features].",
  apply(x) {
    const [rows, ...rest] = x.shape;
    if (rows !== undefined && rest.length > 0) return x.reshape([rows, sizeOf(rest)]);
    throw new ShapeError(
      `flatten takes [rows, ...] and gets ${showShape(x.shape)}, which has nothing to flatten; leave it out`,
    );
  },
});
export default flatten;
