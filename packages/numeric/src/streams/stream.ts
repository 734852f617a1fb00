import { polarNormal } from "./normal.ts";

/** A sequence of random numbers. */
export interface RandomStream {
  /** In [0, 1): a multiple of 2^-53, of two words. */
  uniform(): number;
  /** Standard normal, by Marsaglia's polar method in the order of NumPy's legacy `randn`. */
  normal(): number;
  /** 0 .. bound-1, each equally likely; bound is 1..2^32 (RangeError elsewhere). A bound of 1 draws nothing. */
  integer(bound: number): number;
  /** 0 .. length-1 in random order (Fisher-Yates, from the end). */
  permutation(length: number): Int32Array;
  /** Raw random words: keys of counter-based generators. */
  words(count: number): Int32Array;
}

/** The streams of one run, by name (a purpose, such as `init/hidden/weight`). */
export type Streams = (name: string) => RandomStream;

/**
 * Everything a stream gives, from a source of random words.
 *
 * @param nextWord the next 32 random bits, signed or unsigned.
 */
export function randomStream(nextWord: () => number): RandomStream {
  const uniform = (): number => {
    const high = nextWord() >>> 5;
    return (high * 2 ** 26 + (nextWord() >>> 6)) / 2 ** 53;
  };

  // Masks, rather than divides, as NumPy's legacy generator does: the two then draw equal integers.
  const integer = (bound: number): number => {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32)
      throw new RangeError(`integer: the bound must be an integer of 1..2^32, not ${bound}`);
    const largest = bound - 1;
    if (largest === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(largest);
    for (;;) {
      const value = (nextWord() & mask) >>> 0;
      if (value <= largest) return value;
    }
  };

  return {
    uniform,
    normal: polarNormal(uniform),
    integer,
    permutation(length) {
      const order = new Int32Array(checkedCount("permutation", length)).map((_, index) => index);
      for (let last = length - 1; last > 0; last--) {
        const other = integer(last + 1);
        const moved = order[last]!;
        order[last] = order[other]!;
        order[other] = moved;
      }
      return order;
    },
    words: (count) => new Int32Array(checkedCount("words", count)).map(nextWord),
  };
}

function checkedCount(what: string, count: number): number {
  if (!Number.isInteger(count) || count < 0 || count >= 2 ** 31)
    throw new RangeError(`${what}: the length must be an integer of 0..2^31-1, not ${count}`);
  return count;
}
