import { defineLayer, type Plugin, part } from "@titrate/plugin";

const activation: Plugin = defineLayer({
  name: "activation",
  summary: "An activation as a layer of its own: f(x).",
  params: { activation: part("activation") },
  apply: (x, { activation }, scope) => activation(x, scope),
});
export default activation;
