import { existsSync, readFileSync } from "node:fs";
import { type FrozenPlan, keptPlanOf, parsePlan } from "@titrate/experiment";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { openStoreFor } from "../store-for-run.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type LaunchOptions, launchRuns } from "./launch-runs.ts";

/** Whether a file is what `titrate export-plan` printed. */
export function isPlanFile(file: string): boolean {
  return (
    file.endsWith(".json") && existsSync(file) && /^\s*\{\s*"titrate-plan"/.test(readFileSync(file, "utf8"))
  );
}

/** Executes the runs of a frozen plan, or a shard of them; their results are compared where all are together. */
export async function runPlanFile(
  file: string,
  overrides: readonly string[],
  options: LaunchOptions & {
    readonly frozen?: boolean;
    readonly svg?: string;
    readonly from?: string;
    readonly seeds?: number;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { frozen, svg, from, seeds } = options;
  if (overrides.length > 0 || frozen || svg !== undefined || from !== undefined || seeds !== undefined) {
    throw new UsageError(
      `${file} is a frozen plan: it takes no overrides, --seeds, --from, --frozen or --svg`,
    );
  }
  const { store, close } = openStoreFor(options.store, options.workers);
  try {
    const kept = keptPlanOf(readPlan(file), store);
    const end = await launchRuns(kept, options, terminal);
    if (end === "interrupted") return exitCodes.interrupted;
    terminal.out.write(`${end.finished + end.cached} of ${end.runs} runs are in ${store.folder}\n`);
    return end.failed + end.quarantined > 0 ? exitCodes.runFailed : exitCodes.ok;
  } finally {
    close();
  }
}

function readPlan(file: string): FrozenPlan {
  try {
    return parsePlan(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
