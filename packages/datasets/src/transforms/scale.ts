import { defineTransform, type Plugin, positive } from "@titrate/plugin";
import { groupsOf } from "../rows/groups.ts";
import { mapInputs } from "../rows/map-splits.ts";
import { changeNumbers } from "../rows/statistics.ts";

const scale: Plugin = defineTransform({
  name: "scale",
  summary: "Divides every input by one number: by 255, images come to lie in [0, 1].",
  params: { divisor: positive(255) },
  apply(dataset, { divisor }) {
    const groups = groupsOf('transform "scale"', dataset, "features");
    return mapInputs(dataset, (inputs) => changeNumbers(inputs, groups, (value) => value / divisor));
  },
});
export default scale;
