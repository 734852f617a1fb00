import type { RunEvent } from "@titrate/experiment";
import type { Progress, ProgressStream } from "./progress-view.ts";

/** Each event as a line of JSON. Numbers that JSON lacks are the strings "NaN", "Infinity" and "-Infinity". */
export function eventLines(stream: Pick<ProgressStream, "write">): Progress {
  return {
    on: (event: RunEvent) => stream.write(`${JSON.stringify(event, spell)}\n`),
    close: () => {},
  };
}

function spell(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
