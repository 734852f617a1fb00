/**
 * 64 bits, as 16 hexadecimal digits, that tell states apart: of all their numbers' bits, in the order given, NaNs as
 * one. Quick, so that it can be taken while training; no cryptographic hash: it finds where two executions part, and
 * proves nothing against someone who means to deceive.
 */
export function fingerprint(arrays: Iterable<Float64Array | Float32Array | Int32Array>): string {
  let [first, second] = [0x9e3779b9, 0x85ebca6b];
  for (const array of arrays) {
    const words = new Uint32Array(array.buffer, array.byteOffset, array.byteLength / 4);
    const kind = array instanceof Float64Array ? 2 : array instanceof Float32Array ? 1 : 0;
    first = mix(first, words.length * 4 + kind);
    for (let index = 0; index < words.length; index++) {
      let word = words[index]!;
      if (kind === 1 && (word & 0x7fffffff) > 0x7f800000) word = 0x7fc00000;
      if (kind === 2) {
        const isHigh = (index & 1) === 1;
        const high = isHigh ? word : words[index + 1]!;
        const low = isHigh ? words[index - 1]! : word;
        const magnitude = high & 0x7fffffff;
        if (magnitude > 0x7ff00000 || (magnitude === 0x7ff00000 && low !== 0)) word = isHigh ? 0x7ff80000 : 0;
      }
      first = mix(first, word);
      second = Math.imul(second ^ word, 0xc2b2ae35);
      second = (second << 15) | (second >>> 17);
    }
  }
  return hex(finish(first ^ Math.imul(second, 5))) + hex(finish(second ^ Math.imul(first, 9)));
}

/** Every bit of the state moves with every bit of the word. */
function mix(state: number, word: number): number {
  const product = Math.imul(state ^ word, 0x9e3779b1);
  return (((product << 13) | (product >>> 19)) + 0x27d4eb2f) | 0;
}

function finish(state: number): number {
  const once = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

const hex = (word: number): string => word.toString(16).padStart(8, "0");
