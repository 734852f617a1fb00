import { defineLayer, type Plugin, part, z } from "@titrate/plugin";

const sequential: Plugin = defineLayer({
  name: "sequential",
  summary: "Layers one after the other.",
  params: { layers: z.array(part("layer")) },
  apply: (x, { layers }, scope) => layers.reduce((value, layer) => scope.call(layer, value), x),
});
export default sequential;
