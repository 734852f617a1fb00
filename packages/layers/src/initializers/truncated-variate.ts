import { exact, type RandomStream } from "@titrate/plugin";

/**
 * Draws standard normal numbers that lie in low..high, by rejection, in few trials wherever the range lies. Each
 * depends on the stream alone, but takes as many of its numbers as it needs.
 *
 * Source: Robert 1995, Simulation of truncated normal variables.
 */
export function truncatedVariate(low: number, high: number): (random: RandomStream) => number {
  if (high < 0) {
    const mirrored = truncatedVariate(-high, -low);
    return (random) => -mirrored(random);
  }
  const width = high - low;
  const proposed = low < 1 && width > 2.5 ? wholeNormal : decaying(low, width);
  return (random) => {
    for (;;) {
      const variate = proposed(random);
      if (variate !== undefined && variate >= low && variate <= high) return variate;
    }
  };
}

type Trial = (random: RandomStream) => number | undefined;

/** At least every sixth lies in a range that has 1..2.5 to its right. */
const wholeNormal: Trial = (random) => random.normal();

/** Decays from `low` on as fast as the density does there (not at all where that lies below 0). */
function decaying(low: number, width: number): Trial {
  const rate = Math.max(0, low);
  const reach = exact.expm1(-rate * width);
  return (random) => {
    const u = random.uniform();
    const x = low + (rate === 0 ? u * width : -exact.log1p(u * reach) / rate);
    return random.uniform() < exact.exp(-((x - rate) * (x - rate)) / 2) ? x : undefined;
  };
}
