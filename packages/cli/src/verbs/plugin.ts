import { Command } from "commander";
import type { CheckOptions } from "../actions/check-plugin.ts";
import type { NewOptions } from "../actions/new-plugin.ts";
import { collect } from "../collect.ts";
import type { Verb } from "./verb.ts";

/** `titrate plugin`: what those need who write plugins. */
export const plugin: Verb = (terminal, done) => {
  const command = new Command("plugin")
    .summary("start a plugin of your own, or check one")
    .description("Starts a plugin of your own, or checks one.");
  const create = new Command("new")
    .summary("write a plugin to begin with, and its test")
    .description("Writes a plugin to begin with, and its test. It runs as it is: change the formula.")
    .argument("<kind>", "activation, layer, optimizer, loss, ... (titrate plugins lists the kinds)")
    .argument("<name>", "how an experiment calls it: lower-case letters and digits, words joined by -")
    .option("--dir <folder>", "the folder that it is written to", "plugins")
    .action(async (kind: string, name: string, options: NewOptions) => {
      const { newPlugin } = await import("../actions/new-plugin.ts");
      done(newPlugin(kind, name, options, terminal));
    });
  const check = new Command("check")
    .summary("put a plugin to the checks that the built-in ones pass")
    .description("Puts the plugins of a file to the checks that the built-in ones of their kind pass.")
    .argument("<file>", "a .ts or .js file")
    .option("--param <key=value>", "check it with this parameter; may be repeated", collect)
    .option("--json", "print the findings as JSON and nothing else")
    .addHelpText("after", examples)
    .action(async (file: string, options: CheckOptions) => {
      const { checkPlugin } = await import("../actions/check-plugin.ts");
      done(await checkPlugin(file, options, terminal));
    });
  for (const each of [create, check]) command.addCommand(each.copyInheritedSettings(command));
  return command;
};

const examples = `
Examples:
  titrate plugin new activation snake
  titrate plugin check plugins/snake.ts
  titrate plugin check plugins/my-residual.ts --param 'body={ type: dense, units: 6 }'

Exit codes: 0 ok, 1 a check failed, 2 the file cannot be loaded, or usage, 130 interrupted.`;
