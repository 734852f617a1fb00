import { mersenne } from "pure-rand/generator/mersenne";
import { type RandomStream, randomStream, type Streams } from "./stream.ts";

/**
 * One continuing MT19937 sequence, whatever the name: NumPy's `np.random.seed(seed)` with its legacy `random_sample`,
 * `randn`, `permutation` and `randint`. Bits equal NumPy's, but for `normal`, where the logarithms may differ in
 * the last bit. What is drawn depends on all that was drawn before, under any name.
 *
 * @throws RangeError unless the seed is an integer of 0..2^32-1, as in NumPy.
 */
export function mersenneTwisterStreams(seed: number): Streams {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new RangeError(`the seed of mt19937 must be an integer of 0..2^32-1, not ${seed}`);
  const generator = mersenne(seed);
  const stream: RandomStream = randomStream(() => generator.next());
  return () => stream;
}
