import { count, defineLayer, maxPool, type Plugin } from "@titrate/plugin";
import { poolCells } from "./common/adaptive-cells.ts";
import { pair } from "./common/spatial.ts";

const adaptiveMaxPool2d: Plugin = defineLayer({
  name: "adaptive-max-pool2d",
  summary: "The largest of each cell of a grid of the given size, laid over images of any size.",
  params: {
    size: pair(count()).describe("Cells: a number for both axes, or [vertical, horizontal]."),
  },
  // x: [rows, channels, height, width]; result: [rows, channels, ...size]
  apply: (x, { size }) =>
    poolCells("adaptive-max-pool2d", x, size, (cell) => maxPool(cell, { size: cell.shape.slice(2) })),
});
export default adaptiveMaxPool2d;
