import { Command } from "commander";
import type { ListOptions } from "../actions/list-plugins.ts";
import { collect } from "../collect.ts";
import type { Verb } from "./verb.ts";

/** `titrate plugins`: what there is to write in an experiment. */
export const plugins: Verb = (terminal, done) =>
  new Command("plugins")
    .summary("list the plugins, or show one")
    .description(
      "Lists the plugins of every kind or of one, or shows one: what it is, its parameters, its curve.",
    )
    .argument(
      "[what]",
      "a kind (activation), a plugin (activation/gelu), or its name alone where no other has it",
    )
    .option("--plugin <file>", "also list the plugins of this file; may be repeated", collect)
    .option("--param <key=value>", "draw it with this parameter; may be repeated", collect)
    .option("--json", "print it as JSON and nothing else")
    .addHelpText("after", examples)
    .action(async (what: string | undefined, options: ListOptions) => {
      const { listPlugins } = await import("../actions/list-plugins.ts");
      done(await listPlugins(what, options, terminal));
    });

const examples = `
Examples:
  titrate plugins
  titrate plugins activation
  titrate plugins activation/elu --param alpha=2
  titrate plugins --plugin plugins/my-swish.ts --json`;
