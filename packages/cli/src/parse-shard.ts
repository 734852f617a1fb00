import { InvalidArgumentError } from "commander";

/** The i-th of n parts, i from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** "2/5". */
export function parseShard(text: string): Shard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError("Write which of how many: 2/5 is the second of five.");
  }
  return { index, count };
}
