import type { SampleRequest } from "@titrate/plugin";
import { truncatedVariate } from "./truncated-variate.ts";

// What xavier, kaiming, lecun and variance-scaling have in common: mean 0 and variance gain^2 / fan, so that
// activations or gradients neither grow nor vanish from layer to layer.

export const distributions: readonly ["uniform", "normal", "truncated-normal"] = [
  "uniform",
  "normal",
  "truncated-normal",
];
export type Distribution = (typeof distributions)[number];

/** `fan` is the number of terms in the sums whose variance is kept. */
export function fanScaled(
  { size, random }: SampleRequest,
  distribution: Distribution,
  gain: number,
  fan: number,
): Float64Array {
  const std = gain * Math.sqrt(1 / fan);
  switch (distribution) {
    case "normal":
      return Float64Array.from({ length: size }, () => std * random.normal());
    case "truncated-normal": {
      const draw = truncatedVariate(-2, 2);
      return Float64Array.from({ length: size }, () => (std / stdWithinTwo) * draw(random));
    }
    case "uniform": {
      const bound = gain * Math.sqrt(3 / fan); // uniform in [-b, b) has the variance b^2 / 3
      return Float64Array.from({ length: size }, () => bound * (2 * random.uniform() - 1));
    }
    default:
      return distribution satisfies never;
  }
}

/** The standard deviation of standard normal numbers in -2..2. */
const stdWithinTwo = 0.8796256610342398;
