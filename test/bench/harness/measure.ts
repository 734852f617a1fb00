import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contest, type Need, nobody, type Rival, type Row, type Workload } from "../contest.ts";
import { type Contestant, startContestant } from "./contestant.ts";
import { type Finding, missingFor } from "./needs.ts";
import type { Programs } from "./programs.ts";
import { checkWork, type Laps, race } from "./race.ts";
import { ceilingRow, emptyRow, verdict } from "./verdict.ts";

export interface Setting {
  readonly laps: Laps;
  readonly programs: Programs;
  readonly seek: (need: Need) => Finding;
  /** Which peers are asked for. */
  readonly wanted: (peer: string) => boolean;
  readonly wide: boolean;
  readonly log: (line: string) => void;
}

/** A row a rival, as they come; a rival that is missing or fails has its row too. */
export async function* measure(workload: Workload, setting: Setting): AsyncIterable<Row> {
  const folder = mkdtempSync(join(tmpdir(), "titrate-bench-"));
  try {
    for (const [i, contest] of workload.contests.entries()) {
      const own = join(folder, String(i));
      mkdirSync(own);
      yield* measureContest(contest, own, setting);
    }
    if (workload.ceilings !== undefined) yield* measureCeilings(workload, folder, setting);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* measureContest(contest: Contest, folder: string, setting: Setting): AsyncIterable<Row> {
  const rivals = contest.rivals.filter(({ peer }) => setting.wanted(peer));
  if (rivals.length === 0) return;
  contest.prepare(folder);
  setting.log(`${contest.name}: titrate`);
  let ours: Contestant;
  try {
    ours = await startContestant(contest.ours, folder, setting.programs);
  } catch (error) {
    for (const rival of rivals)
      yield emptyRow(contest, rival, setting.wide, failure("titrate failed", error, setting));
    return;
  }
  try {
    for (const rival of rivals) {
      setting.log(`${contest.name}: ${rival.peer}`);
      yield await measureRival(contest, rival, ours, folder, setting);
    }
  } finally {
    await ours.close();
  }
}

async function measureRival(
  contest: Contest,
  rival: Rival,
  ours: Contestant,
  folder: string,
  setting: Setting,
): Promise<Row> {
  const { laps, programs, seek, wide } = setting;
  const missing = rival.unable ?? missingFor(rival.start, seek);
  if (missing !== undefined) return emptyRow(contest, rival, wide, `absent: ${missing}`);
  let theirs: Contestant | undefined;
  try {
    theirs = await startContestant(rival.start, folder, programs);
    await checkWork(rival, ours, theirs);
    const speeds = await race(ours, theirs, laps);
    return verdict(contest, rival, speeds, wide, noteOf(rival, theirs));
  } catch (error) {
    return emptyRow(contest, rival, wide, failure("failed", error, setting));
  } finally {
    await theirs?.close();
  }
}

/** The whole story to the log, its first line to the table. */
function failure(what: string, error: unknown, { log }: Setting): string {
  const { message } = error as Error;
  log(message);
  return `${what}: ${message.split("\n")[0]}`;
}

/** What a contestant says of itself belongs to its number: threads, kernels. */
function noteOf({ note }: Rival, { about }: Contestant): string {
  const said = Object.entries(about).map(([name, value]) => `${name} ${value}`);
  return [...(note === undefined ? [] : [note]), ...said].join("; ");
}

/** What is measured without a peer: the figures come through `check`, in their order. */
async function* measureCeilings(workload: Workload, folder: string, setting: Setting): AsyncIterable<Row> {
  const { start, figures } = workload.ceilings!;
  if (!setting.wanted(nobody)) return;
  setting.log(`${workload.name}: titrate`);
  let values: readonly number[] = [];
  let trouble: string | undefined;
  let ours: Contestant | undefined;
  try {
    ours = await startContestant(start, folder, setting.programs);
    values = await ours.check();
  } catch (error) {
    trouble = failure("titrate failed", error, setting);
  } finally {
    await ours?.close();
  }
  for (const [i, ceiling] of figures.entries()) yield ceilingRow(ceiling, values[i] ?? null, trouble);
}
