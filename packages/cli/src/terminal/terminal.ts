import type { Palette } from "@titrate/report";
import type { ProgressStream } from "./progress.ts";

/** Where a verb writes, and what may stop it. */
export interface Terminal {
  /** Results, and nothing else. */
  readonly out: { write(text: string): unknown; readonly columns?: number };
  /** Progress and complaints. */
  readonly err: ProgressStream;
  readonly palette: Palette;
  readonly signal: AbortSignal;
}

/** Wide enough for a table, narrow enough to read; a terminal that does not know its width says 0. */
export function screenWidth({ out: { columns } }: Terminal): number {
  return Math.max(40, Math.min(columns || 80, 100));
}
