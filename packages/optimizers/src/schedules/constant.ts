import { defineSchedule, type Plugin } from "@titrate/plugin";

const constant: Plugin = defineSchedule({
  name: "constant",
  summary: "The base learning rate throughout.",
  rate: ({ base }) => base,
});
export default constant;
