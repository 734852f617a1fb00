import { type Ceiling, type Contest, nobody, type Rival, type Row } from "../contest.ts";
import { median } from "./statistics.ts";

/** How fast each was, a number a round. */
export interface Speeds {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** The row of a contest that took place: ratios are of medians. */
export function verdict(contest: Contest, rival: Rival, speeds: Speeds, wide: boolean, note: string): Row {
  const [ours, theirs] = [median(speeds.ours), median(speeds.theirs)];
  const target = promised(rival, wide);
  const ratio = ours / theirs;
  return {
    ...emptyRow(contest, rival, wide, note),
    ours,
    theirs,
    ratio,
    met: target === null ? null : ratio >= target,
  };
}

/** The row of a contest that did not: the note says why. */
export function emptyRow(contest: Contest, rival: Rival, wide: boolean, note: string): Row {
  return {
    workload: contest.name,
    peer: rival.peer,
    ours: null,
    theirs: null,
    unit: contest.unit,
    ratio: null,
    target: promised(rival, wide),
    met: null,
    note,
  };
}

/** The row of what is measured alone: the target is the most that it may be. */
export function ceilingRow(ceiling: Ceiling, ours: number | null, trouble?: string): Row {
  const { name, unit, target = null, note = "" } = ceiling;
  return {
    workload: name,
    peer: nobody,
    ours,
    theirs: null,
    unit,
    ratio: null,
    target,
    met: target === null || ours === null ? null : ours <= target,
    note: trouble ?? note,
  };
}

const promised = ({ target, wideTarget }: Rival, wide: boolean): number | null =>
  (wide ? (wideTarget ?? target) : target) ?? null;
