import { parseArguments } from "@titrate/config";
import { explainProgram, UnknownArmError } from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import { Command } from "commander";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { parseCount } from "../parse-count.ts";
import { renderProgram } from "../terminal/program-text.ts";
import { screenWidth, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { Verb } from "./verb.ts";

interface ExplainOptions {
  readonly program?: boolean;
  readonly arm?: number;
  readonly json?: boolean;
}

/** `titrate explain`: what an experiment would run, without running it. */
export const explain: Verb = (terminal, done) =>
  new Command("explain")
    .summary("show what an experiment would run, and train nothing")
    .description("Shows what an experiment would run, and trains nothing.")
    .argument("<experiment>", "a YAML file")
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option("--program", "show the program of an arm: its parameters, its kernels, its memory")
    .option("--arm <number>", "of which arm of a sweep, counted from 1 (default: the first)", parseCount)
    .option("--json", "print it as JSON and nothing else")
    .addHelpText("after", examples)
    .action(async (file: string, overrides: string[], options: ExplainOptions) => {
      done(await explainExperiment(file, overrides, options, terminal));
    });

const examples = `
Examples:
  titrate explain experiments/hidden-layer.yaml --program
  titrate explain experiments/hidden-layer.yaml model=three-layer --program --arm 2 --json`;

/** @throws ConfigError, UsageError. */
async function explainExperiment(
  file: string,
  overrides: readonly string[],
  { program = false, arm, json = false }: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, palette, signal } = terminal;
  if (!program) throw new UsageError("titrate explain has one view so far: add --program");
  try {
    const explanation = await explainProgram(file, {
      overrides: parseArguments(overrides),
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
