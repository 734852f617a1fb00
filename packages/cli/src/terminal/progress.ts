import { eventLines } from "./event-lines.ts";
import { liveTable } from "./live-table.ts";
import { plainProgress } from "./plain-progress.ts";
import type { Progress, ProgressOptions, ProgressStream } from "./progress-view.ts";

/** On a terminal a table that is redrawn; in a pipe a line where something came to an end, or went wrong. */
export function createProgress(
  stream: ProgressStream,
  { arms, json = false, now = () => performance.now() }: ProgressOptions,
): Progress {
  if (json) return eventLines(stream);
  return stream.isTTY ? liveTable(stream, arms, now) : plainProgress(stream, arms);
}
