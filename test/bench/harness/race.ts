import type { Rival } from "../contest.ts";
import type { Contestant, Lap } from "./contestant.ts";
import { worstDifference } from "./statistics.ts";
import type { Speeds } from "./verdict.ts";

/** How long, and how often. */
export interface Laps {
  readonly rounds: number;
  readonly seconds: number;
}

/** Turn by turn, so that a neighbour's noise falls on both; each is warm before the first lap counts. */
export async function race(ours: Contestant, theirs: Contestant, { rounds, seconds }: Laps): Promise<Speeds> {
  for (const contestant of [ours, theirs]) await contestant.run(seconds);
  const speeds = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    speeds.ours.push(speedOf(await ours.run(seconds)));
    speeds.theirs.push(speedOf(await theirs.run(seconds)));
  }
  return speeds;
}

/** Throws when the two did not do the same work: the ratio would say nothing. */
export async function checkWork(rival: Rival, ours: Contestant, theirs: Contestant): Promise<void> {
  const { agreement, errorBelow } = rival;
  if (agreement === undefined && errorBelow === undefined) return;
  const values = await theirs.check();
  if (errorBelow !== undefined && !values.every((error) => error < errorBelow))
    throw new Error(`it did not learn: errors ${show(values)}`);
  if (agreement === undefined) return;
  const own = await ours.check();
  const difference = worstDifference(own, values);
  if (difference > agreement)
    throw new Error(`not the same work: off by ${difference}; ours ${show(own)}; theirs ${show(values)}`);
}

const show = (values: readonly number[]): string => values.slice(0, 6).join(", ");

/** A contestant that counted nothing, or counted without end, has not worked. */
function speedOf({ count, seconds }: Lap): number {
  const speed = count / seconds;
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new Error(`a lap of ${count} in ${seconds} s is none`);
}
