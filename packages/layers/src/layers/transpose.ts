import { count, defineLayer, type Plugin, ShapeError, showShape, z } from "@titrate/plugin";

const transpose: Plugin = defineLayer({
  name: "transpose",
  summary:
    "Puts the axes of a row in another order, such as [rows, time, features] to [rows, features, time].",
  params: {
    axes: z
      .array(count())
      .describe("The axes after the rows, counted from 1, in their new order: [2, 1] exchanges two."),
  },
  apply(x, { axes }) {
    const sorted = axes.toSorted((a, b) => a - b);
    if (axes.length === x.shape.length - 1 && sorted.every((axis, i) => axis === i + 1))
      return x.transpose([0, ...axes]);
    throw new ShapeError(
      `transpose by ${showShape(axes)} does not fit ${showShape(x.shape)}; name each axis from 1 to ${x.shape.length - 1} once`,
    );
  },
});
export default transpose;
