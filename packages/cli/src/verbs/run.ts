import { Command } from "commander";
import type { RunOptions } from "../actions/run-experiment.ts";
import { parseCount } from "../parse-count.ts";
import type { Verb } from "./verb.ts";

/** `titrate run`: trains every run of an experiment and prints what came out. */
export const run: Verb = (terminal, done) =>
  new Command("run")
    .summary("train every run of an experiment and print what came out")
    .description("Trains every run of an experiment and prints what came out.")
    .argument("<experiment>", "a YAML file, or a .ts or .js file that defines one")
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option(
      "--seeds <count>",
      "repeat every arm with so many seeds, instead of what the file says",
      parseCount,
    )
    .option("--json", "print the results as JSON and nothing else")
    .option("--svg <file>", "also draw the comparison as an SVG picture")
    .addHelpText("after", examples)
    .action(async (file: string, overrides: string[], options: RunOptions) => {
      const { runExperiment } = await import("../actions/run-experiment.ts");
      done(await runExperiment(file, overrides, options, terminal));
    });

const examples = `
Examples:
  titrate run experiments/hidden-layer.yaml
  titrate run experiments/hidden-layer.yaml optimizer.lr=0.5 train.epochs=5000
  titrate run experiments/hidden-layer.yaml --seeds 5 --json

Exit codes: 0 ok, 1 a run failed, 2 config or usage, 130 interrupted.`;
