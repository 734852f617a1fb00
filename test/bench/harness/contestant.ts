import type { Start } from "../contest.ts";
import { startChild } from "./child.ts";
import { startCommand } from "./command.ts";
import type { Programs } from "./programs.ts";

/** Work done, and the time that it took. */
export interface Lap {
  readonly count: number;
  readonly seconds: number;
}

/** One that is ready to run. */
export interface Contestant {
  /** What it says about itself: versions, threads. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Values that prove the work; none where it has no way to tell. */
  check(): Promise<readonly number[]>;
  /** Works for about so many seconds; a whole command takes what it takes. */
  run(seconds: number): Promise<Lap>;
  close(): Promise<void>;
}

export function startContestant(start: Start, folder: string, programs: Programs): Promise<Contestant> {
  return start.kind === "child" ? startChild(start, folder, programs) : startCommand(start, folder, programs);
}
