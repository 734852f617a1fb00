import { defineLayer, exact, literal, type Plugin, positive } from "@titrate/plugin";
import { expectSequence } from "./common/sequence.ts";

const positionalEncoding: Plugin = defineLayer({
  name: "positional-encoding",
  summary:
    "Adds sin(t / base^(2i/features)) to feature 2i at time t, and the cosine of the same to feature 2i + 1.",
  source: "Vaswani et al. 2017, arXiv:1706.03762, section 3.5",
  params: { base: positive(10_000) },
  // x: [rows, time, features]
  apply(x, { base }) {
    const { time, features } = expectSequence("positional-encoding", x);
    const wave = (t: number, feature: number): number => {
      const even = feature - (feature % 2);
      const angle = t / exact.pow(base, even / features);
      return feature === even ? exact.sin(angle) : exact.cos(angle);
    };
    const waves = Float64Array.from({ length: time * features }, (_, i) =>
      wave(Math.floor(i / features), i % features),
    );
    return x.add(literal(waves, [time, features]));
  },
});
export default positionalEncoding;
