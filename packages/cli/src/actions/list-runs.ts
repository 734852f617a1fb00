import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { existingStore } from "../store-folder.ts";
import { runTable } from "../terminal/run-table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { parseWhere } from "../where.ts";
import { type KnownRun, knownRuns } from "./known-runs.ts";

export interface ListOptions {
  readonly where?: string;
  readonly json?: boolean;
  readonly store?: string;
}

/**
 * What `titrate ls` does.
 *
 * @throws UsageError for an expression that is none; StoreError where there is no store.
 */
export async function listRuns(
  { where, json = false, store }: ListOptions,
  { out }: Terminal,
): Promise<ExitCode> {
  const isMeant = where === undefined ? () => true : parseWhere(where);
  const runs: KnownRun[] = knownRuns(existingStore(store)).filter((run) => isMeant({ ...run }));
  if (json) for (const piece of jsonPieces({ v: 1, runs })) out.write(piece);
  else out.write(runTable(runs));
  return exitCodes.ok;
}
