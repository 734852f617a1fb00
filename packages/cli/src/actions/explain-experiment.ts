import { explainProgram, UnknownArmError } from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { renderProgram } from "../terminal/program-text.ts";
import { screenWidth, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface ExplainOptions {
  readonly program?: boolean;
  readonly arm?: number;
  readonly json?: boolean;
}

/**
 * What `titrate explain` does.
 *
 * @throws ConfigError, UsageError.
 */
export async function explainExperiment(
  file: string,
  overrides: readonly string[],
  { program = false, arm, json = false }: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, palette, signal } = terminal;
  if (!program) throw new UsageError("titrate explain has one view so far: add --program");
  try {
    const explanation = await explainProgram(file, {
      overrides,
      packagedConfigs,
      signal,
      now: () => performance.now(),
      ...(arm !== undefined && { arm }),
    });
    if (json) for (const piece of jsonPieces(explanation)) out.write(piece);
    else out.write(renderProgram(explanation, { palette, width: screenWidth(terminal) }));
    return exitCodes.ok;
  } catch (error) {
    throw error instanceof UnknownArmError ? new UsageError(`--arm: ${error.message}`) : error;
  }
}
