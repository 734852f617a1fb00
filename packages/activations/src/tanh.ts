import { defineActivation, type Plugin } from "@titrate/plugin";

const tanh: Plugin = defineActivation({
  name: "tanh",
  summary: "The hyperbolic tangent, into (-1, 1).",
  apply: (x) => x.tanh(),
});
export default tanh;
