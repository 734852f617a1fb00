import { Command } from "commander";
import type { SchemaOptions } from "../actions/write-schema.ts";
import type { Verb } from "./verb.ts";

/** `titrate schema`: the JSON Schema of an experiment, for editors. */
export const schema: Verb = (terminal, done) =>
  new Command("schema")
    .summary("print the JSON Schema of an experiment, for editors")
    .description(
      "Prints the JSON Schema (2020-12) of an experiment, with which editors complete and check it: its keys, all plugins, and the options of config groups.",
    )
    .argument(
      "[files...]",
      "plugins of your own: their files (.ts, .js), or experiments that name them (.yaml); the experiments here and in experiments/, unless given",
    )
    .option(
      "--kind <kind>",
      "of an option's file of a config group instead, such as configs/optimizer/adam.yaml",
    )
    .addHelpText("after", examples)
    .action(async (files: string[], options: SchemaOptions) => {
      const { writeSchema } = await import("../actions/write-schema.ts");
      done(await writeSchema(files, options, terminal));
    });

const examples = `
Examples:
  titrate schema > configs/schema.json
  titrate schema plugins/my-swish.ts > configs/schema.json
  titrate schema --kind optimizer > configs/optimizer.schema.json

An experiment names its schema in its first line, by its path from there:
  # yaml-language-server: $schema=../configs/schema.json`;
