import { type Composed, ConfigError, locate } from "@titrate/config";

const largest = Number.MAX_SAFE_INTEGER;

/** As many as a plan may have runs: a list of more would not fit into memory. */
const mostSeeds = 1_000_000;

/**
 * The seeds of every arm: a number of them counts up from the experiment's own; a list is taken as it is.
 *
 * @throws ConfigError unless they are distinct integers from 0 to 2^53 - 1, at least one and at most a million.
 */
export function expandSeeds(
  composed: Composed,
  first: number,
  seeds: number | readonly number[],
): readonly number[] {
  if (typeof seeds !== "number") return checkList(seeds);
  if (!Number.isSafeInteger(seeds) || seeds < 1) refuse(`expected a number of seeds above 0, got ${seeds}`);
  if (seeds > mostSeeds) refuse(`expected at most ${mostSeeds} seeds, got ${seeds}`);
  if (first > largest - (seeds - 1)) {
    throw new ConfigError([
      {
        code: "E_TYPE",
        message: `${seeds} seeds from ${first} on pass the largest, ${largest}`,
        location: locate(composed, ["seed"]),
        hint: `write a seed of at most ${largest - (seeds - 1)}`,
      },
    ]);
  }
  return Array.from({ length: seeds }, (_, index) => first + index);
}

function checkList(seeds: readonly number[]): readonly number[] {
  if (seeds.length === 0) refuse("expected a list of seeds that is not empty");
  const seen = new Set<number>();
  for (const seed of seeds) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      refuse(`expected a seed, an integer from 0 to ${largest}, got ${seed}`);
    }
    if (seen.has(seed)) refuse(`the seed ${seed} is listed twice`);
    seen.add(seed);
  }
  return seeds;
}

/** The schema has checked what a file says: the list or number is a caller's, which has no place in it. */
function refuse(message: string): never {
  throw new ConfigError([{ code: "E_TYPE", message }]);
}
