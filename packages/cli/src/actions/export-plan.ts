import { planText, prepareExperiment } from "@titrate/experiment";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { openStoreFor } from "../store-for-run.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface ExportOptions {
  readonly seeds?: number;
  readonly store?: string;
}

/**
 * What `titrate export-plan` does.
 *
 * @throws ConfigError.
 */
export async function exportPlanOf(
  file: string,
  overrides: readonly string[],
  { seeds, store: option }: ExportOptions,
  { out, signal }: Terminal,
): Promise<ExitCode> {
  const prepared = await prepareExperiment(file, {
    overrides,
    packagedConfigs,
    signal,
    ...(seeds !== undefined && { seeds }),
  });
  const { store, close } = openStoreFor(option);
  try {
    out.write(`${planText(prepared.freeze(store).plan)}\n`);
  } finally {
    close();
  }
  return exitCodes.ok;
}
