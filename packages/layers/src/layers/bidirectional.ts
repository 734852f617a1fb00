import { defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { join } from "./common/join.ts";
import { named } from "./common/named.ts";
import { expectSequence } from "./common/sequence.ts";

const bidirectional: Plugin = defineLayer({
  name: "bidirectional",
  summary: "A layer over time and another of the same kind over time reversed, their results joined.",
  source: "Schuster & Paliwal 1997, Bidirectional recurrent neural networks",
  params: {
    layer: part("layer").describe('Such as an lstm. Its parameters are called "forward" and "backward".'),
    join: z.enum(["concat", "sum", "mean", "product", "maximum"]).default("concat"),
  },
  // x: [rows, time, features]
  apply(x, { layer, join: how }, scope) {
    expectSequence("bidirectional", x);
    const forward = scope.call(named(layer, "forward"), x);
    const backward = scope.call(named(layer, "backward"), x.flip(1));
    // A result for each time goes back to its time; one for all times has none.
    const inOrder = backward.shape.length === x.shape.length ? backward.flip(1) : backward;
    return join("bidirectional", [forward, inOrder], how, -1);
  },
});
export default bidirectional;
