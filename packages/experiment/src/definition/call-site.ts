import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a program. */
export interface CallSite {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
}

/** Where the running call of a function was made; undefined where that is in no file. */
export function callSiteOf(called: (argument: never) => unknown): CallSite | undefined {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, called);
  for (const frame of String(trace.stack).split("\n")) {
    const [, place, line] = /^\s*at (?:.*? \()?(\S.*?):(\d+):\d+\)?$/.exec(frame) ?? [];
    if (place === undefined) continue;
    const file = place.startsWith("file://") ? fileURLToPath(place) : place;
    if (isAbsolute(file)) return { file, line: Number(line) };
  }
  return undefined;
}
