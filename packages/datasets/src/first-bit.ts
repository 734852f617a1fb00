import { defineDataset, matrix, type Plugin } from "@titrate/plugin";

const firstBit: Plugin = defineDataset({
  name: "first-bit",
  summary: "Four rows of three bits, the third always 1; the target is the first: one layer can learn it.",
  load: () => ({
    train: {
      inputs: matrix([
        [0, 0, 1],
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ]),
      targets: matrix([[0], [0], [1], [1]]),
    },
  }),
});
export default firstBit;
