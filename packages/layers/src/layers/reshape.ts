import { defineLayer, type Plugin, ShapeError, showShape, sizeOf, z } from "@titrate/plugin";

const isShape = (shape: readonly number[]) =>
  shape.every((length) => length > 0 || length === -1) && shape.filter((length) => length === -1).length < 2;

const reshape: Plugin = defineLayer({
  name: "reshape",
  summary: "Gives each row another shape; its elements keep their order.",
  params: {
    shape: z
      .array(z.number().int())
      .refine(isShape, "lengths are 1 or more, and one of them may be -1")
      .describe("The shape of a row, without the rows themselves; one length may be -1: what is left."),
  },
  apply(x, { shape }) {
    const [rows, ...row] = x.shape;
    const rest = sizeOf(row) / sizeOf(shape.filter((length) => length !== -1));
    const complete = shape.map((length) => (length === -1 ? rest : length));
    if (rows !== undefined && Number.isInteger(rest) && sizeOf(complete) === sizeOf(row))
      return x.reshape([rows, ...complete]);
    throw new ShapeError(
      `reshape to ${showShape(shape)} a row does not take ${showShape(row)} a row: ${sizeOf(row)} elements; give lengths whose product is that`,
    );
  },
});
export default reshape;
