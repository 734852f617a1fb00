import { defineRng, mersenneTwisterStreams, type Plugin } from "@titrate/plugin";

const mt19937: Plugin = defineRng({
  name: "mt19937",
  summary:
    "One Mersenne Twister sequence for all purposes, as NumPy's np.random.seed: draws depend on the order of use.",
  source: "Matsumoto & Nishimura 1998, Mersenne Twister",
  streams: (seed) => mersenneTwisterStreams(seed),
});
export default mt19937;
