import type { Palette } from "@titrate/report";
import type { ProgressStream } from "./progress-view.ts";

/** Where a verb writes, and what may stop it. */
export interface Terminal {
  /** Results, and nothing else. */
  readonly out: { write(text: string): unknown; readonly columns?: number };
  /** Progress and complaints. */
  readonly err: ProgressStream;
  readonly palette: Palette;
  /** The first ^C. What executes runs lets them keep what they have. */
  readonly signal: AbortSignal;
  /** The second ^C: all stops at once. */
  readonly stop: AbortSignal;
}

/** Wide enough for a table, narrow enough to read; a terminal that does not know its width says 0. */
export function screenWidth({ out: { columns } }: Terminal): number {
  return Math.max(40, Math.min(columns || 80, 100));
}
