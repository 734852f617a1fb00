import { defineDataset, type Plugin } from "@titrate/plugin";
import { threeBits } from "./three-bits.ts";

const firstBit: Plugin = defineDataset({
  name: "first-bit",
  summary: "Four rows of three bits, the third always 1; the target is the first: one layer can learn it.",
  load: () => threeBits([0, 0, 1, 1]),
});
export default firstBit;
