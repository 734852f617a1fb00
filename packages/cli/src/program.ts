import { Command, InvalidArgumentError } from "commander";
import type { ExitCode } from "./exit-code.ts";
import { type RunOptions, run, type Terminal } from "./verbs/run.ts";
import { version } from "./version.ts";

/** The command line: which verbs there are, their arguments and their help. `done` receives a verb's exit code. */
export function createProgram(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command("titrate")
    .description("Neural network experiments: YAML in, a reproducible answer out.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .showHelpAfterError("(titrate --help lists the verbs, titrate <verb> --help its options)");

  program
    .command("run")
    .summary("train every run of an experiment and print what came out")
    .description("Trains every run of an experiment and prints what came out.")
    .argument("<experiment>", "a YAML file")
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option(
      "--seeds <count>",
      "repeat every arm with so many seeds, instead of what the file says",
      parseCount,
    )
    .option("--json", "print the results as JSON and nothing else")
    .option("--svg <file>", "also draw the comparison as an SVG picture")
    .addHelpText(
      "after",
      `
Examples:
  titrate run experiments/hidden-layer.yaml
  titrate run experiments/hidden-layer.yaml optimizer.lr=0.5 train.epochs=5000
  titrate run experiments/hidden-layer.yaml --seeds 5 --json

Exit codes: 0 ok, 1 a run failed, 2 config or usage, 130 interrupted.`,
    )
    .action(async (file: string, overrides: string[], options: RunOptions) => {
      done(await run(file, overrides, options, terminal));
    });
  return program;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("It takes a whole number of 1 or more.");
  return count;
}
