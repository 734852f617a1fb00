import { defineActivation, type Plugin } from "@titrate/plugin";

const hardSigmoid: Plugin = defineActivation({
  name: "hard-sigmoid",
  summary: "A sigmoid of three lines: (x + 3) / 6 between -3 and 3, 0 below and 1 above.",
  source:
    "Courbariaux et al. 2015, BinaryConnect, arXiv:1511.00363; this slope: Howard et al. 2019, arXiv:1905.02244",
  apply: (x) => x.lessEqual(-3).where(0, x.greaterEqual(3).where(1, x.add(3).div(6))),
});
export default hardSigmoid;
