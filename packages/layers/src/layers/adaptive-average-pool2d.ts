import { count, defineLayer, type Plugin } from "@titrate/plugin";
import { poolCells } from "./common/adaptive-cells.ts";
import { pair } from "./common/spatial.ts";

const adaptiveAveragePool2d: Plugin = defineLayer({
  name: "adaptive-average-pool2d",
  summary: "The mean of each cell of a grid of the given size, laid over images of any size.",
  params: {
    size: pair(count()).describe("Cells: a number for both axes, or [vertical, horizontal]."),
  },
  // x: [rows, channels, height, width]; result: [rows, channels, ...size]
  apply: (x, { size }) =>
    poolCells("adaptive-average-pool2d", x, size, (cell) => cell.mean([2, 3], { keepDims: true })),
});
export default adaptiveAveragePool2d;
