import { Command } from "commander";
import type { ExplainOptions } from "../actions/explain-experiment.ts";
import { parseCount } from "../parse-count.ts";
import type { Verb } from "./verb.ts";

/** `titrate explain`: what an experiment would run, without running it. */
export const explain: Verb = (terminal, done) =>
  new Command("explain")
    .summary("show what an experiment would run, and train nothing")
    .description("Shows what an experiment would run, and trains nothing.")
    .argument("<experiment>", "a YAML file, or a .ts or .js file that defines one")
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option("--program", "show the program of an arm: its parameters, its kernels, its memory")
    .option("--arm <number>", "of which arm of a sweep, counted from 1 (default: the first)", parseCount)
    .option("--json", "print it as JSON and nothing else")
    .addHelpText("after", examples)
    .action(async (file: string, overrides: string[], options: ExplainOptions) => {
      const { explainExperiment } = await import("../actions/explain-experiment.ts");
      done(await explainExperiment(file, overrides, options, terminal));
    });

const examples = `
Examples:
  titrate explain experiments/hidden-layer.yaml --program
  titrate explain experiments/hidden-layer.yaml optimizer=adam --program --arm 2 --json`;
