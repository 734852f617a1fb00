import { defineTransform, type Plugin, positive } from "@titrate/plugin";
import { groupsOf } from "../rows/groups.ts";
import { rescale } from "../rows/rescale.ts";

const scale: Plugin = defineTransform({
  name: "scale",
  summary: "Divides every input by one number: by 255, images come to lie in [0, 1].",
  params: { divisor: positive(255) },
  apply(dataset, { divisor }) {
    const groups = groupsOf('transform "scale"', dataset, "features");
    const scales = groups.chosen.map((chosen) => (chosen ? { start: 0, size: divisor } : undefined));
    return rescale('transform "scale"', dataset, groups, scales);
  },
});
export default scale;
