import { defineActivation, type Plugin } from "@titrate/plugin";

const identity: Plugin = defineActivation({
  name: "identity",
  summary: "Unchanged: x.",
  apply: (x) => x,
});
export default identity;
