import { defineLayer, type Plugin, part, z } from "@titrate/plugin";

const shared: Plugin = defineLayer({
  name: "shared",
  summary:
    "A layer that stands at several places and has one set of parameters: the first gives it, the others name its id.",
  source: "Bromley et al. 1993, Signature verification using a siamese time delay neural network",
  params: {
    id: z
      .string()
      .min(1)
      .describe('The name of its parameters, from the root of the model: "encoder" gives "encoder.weight".'),
    layer: part("layer").optional().describe("Left out where an earlier place gives it."),
  },
  apply: (x, { id, layer }, scope) => scope.share(id, layer, x),
});
export default shared;
