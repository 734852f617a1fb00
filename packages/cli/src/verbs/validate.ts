import { Command } from "commander";
import type { ValidateOptions } from "../actions/validate-experiments.ts";
import type { Verb } from "./verb.ts";

/** `titrate validate`: what is wrong with experiments, all of it at once. */
export const validate: Verb = (terminal, done) =>
  new Command("validate")
    .summary("tell all that is wrong with experiments, and train nothing")
    .description(
      "Tells all that is wrong with experiments, in one pass: what `titrate run` does before its first step. Trains nothing and writes nothing.",
    )
    .argument(
      "<experiments...>",
      "YAML files; words such as key=value, group=option, +key=value and ~key are overrides for all of them",
    )
    .option("--json", "print the findings as JSON and nothing else")
    .addHelpText("after", examples)
    .action(async (words: string[], options: ValidateOptions) => {
      const { validateExperiments } = await import("../actions/validate-experiments.ts");
      done(await validateExperiments(words, options, terminal));
    });

const examples = `
Examples:
  titrate validate experiments/*.yaml
  titrate validate experiments/hidden-layer.yaml optimizer=adam
  titrate validate experiments/*.yaml --json

Exit codes: 0 all are fine, 2 one is not, 130 interrupted.`;
