import { defineDataset, type Plugin } from "@titrate/plugin";
import { threeBits } from "./three-bits.ts";

const xor3bit: Plugin = defineDataset({
  name: "xor-3bit",
  summary:
    "Four rows of three bits, the third always 1; the target is the xor of the first two: it needs a hidden layer.",
  load: () => threeBits([0, 1, 1, 0]),
});
export default xor3bit;
