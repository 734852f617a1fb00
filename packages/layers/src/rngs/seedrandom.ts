import { defineRng, namedStreams, type Plugin } from "@titrate/plugin";

const seedrandom: Plugin = defineRng({
  name: "seedrandom",
  summary: "Named streams, each a function of the seed and its name alone.",
  source: "the npm package seedrandom",
  streams: (seed) => namedStreams(seed),
});
export default seedrandom;
