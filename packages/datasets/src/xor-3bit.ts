import { defineDataset, matrix, type Plugin } from "@titrate/plugin";

const xor3bit: Plugin = defineDataset({
  name: "xor-3bit",
  summary:
    "Four rows of three bits, the third always 1; the target is the xor of the first two: it needs a hidden layer.",
  load: () => ({
    train: {
      inputs: matrix([
        [0, 0, 1],
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ]),
      targets: matrix([[0], [1], [1], [0]]),
    },
  }),
});
export default xor3bit;
