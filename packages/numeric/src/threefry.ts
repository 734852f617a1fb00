import { integer, type Precision, type Scalar } from "./scalar.ts";

/** One row of four rounds after the other; they repeat every eight rounds. */
const rotations: readonly (readonly number[])[] = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
];
const groups = 5;
/** Makes the third key word differ from the xor of the two given ones (so that a zero key mixes too). */
const parity = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds: a key and a counter (two int words each) to two random int words. Counters under
 * one key give independent words, in any order.
 *
 * Source: Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
 */
export function threefry2x32(
  key0: Scalar,
  key1: Scalar,
  counter0: Scalar,
  counter1: Scalar,
): [Scalar, Scalar] {
  const keys = [key0, key1, key0.xor(key1).xor(integer(parity))];
  let x0 = counter0.add(key0);
  let x1 = counter1.add(key1);
  for (let group = 0; group < groups; group++) {
    for (const rotation of rotations[group % 2]!) {
      x0 = x0.add(x1);
      x1 = x1.rotateLeft(rotation).xor(x0);
    }
    x0 = x0.add(keys[(group + 1) % 3]!);
    x1 = x1.add(keys[(group + 2) % 3]!).add(group + 1);
  }
  return [x0, x1];
}

/**
 * A float in [0, 1) from two random int words: high's upper 24 bits times 2^-24 in f32; in f64 high's upper 27 and
 * low's upper 26 bits times 2^-53. Every multiple of that step is equally likely.
 */
export function uniformFromBits(precision: Precision, high: Scalar, low: Scalar): Scalar {
  if (precision === "f32")
    return high
      .shiftRight(8)
      .toFloat()
      .mul(2 ** -24);
  const integral = high
    .shiftRight(5)
    .toFloat()
    .mul(2 ** 26);
  return integral.add(low.shiftRight(6).toFloat()).mul(2 ** -53);
}
