import type { StoredRun } from "@titrate/store";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { existingStore } from "../store-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { flat } from "./known-runs.ts";

export interface DiffOptions {
  readonly store?: string;
}

/**
 * What `titrate diff` does.
 *
 * @throws StoreError where there is no such run.
 */
export async function diffRuns(
  one: string,
  other: string,
  options: DiffOptions,
  { out }: Terminal,
): Promise<ExitCode> {
  const store = existingStore(options.store);
  const [a, b] = [one, other].map((name) => store.readRun(store.resolveRun(name))!) as [StoredRun, StoredRun];
  if (a.id === b.id) {
    out.write("they are the same run\n");
    return exitCodes.ok;
  }
  const made = differences(flat(JSON.parse(a.identity)), flat(JSON.parse(b.identity)));
  const came = differences(outcomeOf(a), outcomeOf(b));
  const all = [...made, ...came];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  for (const rows of [made, came]) {
    for (const [key, left, right] of rows) {
      out.write(`${key.padEnd(widths[0]!)}  ${left.padEnd(widths[1]!)}  ${right}\n`);
    }
    if (rows === made && came.length > 0) out.write("\n");
  }
  if (came.length === 0) out.write("\ntheir weights and figures are the same\n");
  return exitCodes.ok;
}

/** What came out: the figures of the end, and the weights. */
function outcomeOf({ result }: StoredRun): Record<string, unknown> {
  const { final, digest, parameterCount } = result;
  return { ...final, parameters: parameterCount, weights: digest.slice(0, 12) };
}

/** Rows of key, value of the one, value of the other. */
function differences(a: Record<string, unknown>, b: Record<string, unknown>): [string, string, string][] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const show = (value: unknown): string => (value === undefined ? "-" : JSON.stringify(value));
  return keys
    .filter((key) => show(a[key]) !== show(b[key]))
    .map((key) => [key.replace(/^config\./, ""), show(a[key]), show(b[key])]);
}
