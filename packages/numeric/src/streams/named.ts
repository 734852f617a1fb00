import seedrandom from "seedrandom";
import { randomStream, type Streams } from "./stream.ts";

/**
 * Streams that depend on the seed and their name only, whatever was drawn elsewhere. Each call starts the stream
 * anew. On seedrandom's default generator (ARC4), seeded with the JSON text of `[seed, name]`.
 *
 * @throws RangeError unless the seed is a safe integer.
 */
export function namedStreams(seed: number): Streams {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed must be a safe integer, not ${seed}`);
  return (name) => randomStream(seedrandom(asciiJson([seed, name])).int32);
}

/** seedrandom reads the low byte of each character only: unescaped, "š" and "a" would be one name. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
