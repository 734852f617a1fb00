import { count, defineLayer, type Plugin, part } from "@titrate/plugin";
import { named } from "./common/named.ts";

const repeat: Plugin = defineLayer({
  name: "repeat",
  summary: "A layer several times, one after the other, each with parameters of its own.",
  params: {
    layer: part("layer"),
    times: count().max(1000, "more than 1000 blocks are too many to build one by one"),
  },
  apply(x, { layer, times }, scope) {
    // A layer without a name is numbered by the scope.
    const nth = (i: number) => (layer.name === undefined ? layer : named(layer, `${layer.name}-${i + 1}`));
    return Array.from({ length: times }, (_, i) => nth(i)).reduce((y, each) => scope.call(each, y), x);
  },
});
export default repeat;
