import { Command } from "commander";
import type { ConfigOptions } from "../actions/show-config.ts";
import { parseCount } from "../parse-count.ts";
import type { Verb } from "./verb.ts";

/** `titrate config`: what an experiment's files and overrides come to. */
export const config: Verb = (terminal, done) =>
  new Command("config")
    .summary("show what an experiment's files and overrides come to")
    .description(
      "Shows the config that an experiment's files and overrides come to, with every default written out. Trains nothing, writes nothing.",
    )
    .argument("<experiment>", "a YAML file, or a .ts or .js file that defines one")
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option("--blame", "show who says so: the place of each value, and what it overrode")
    .option("--defaults-tree", "show which configs are included, where, and by whom")
    .option("--arm <number>", "show an arm of the sweep, counted from 1", parseCount)
    .option("--json", "print it as JSON and nothing else")
    .addHelpText("after", examples)
    .action(async (file: string, overrides: string[], options: ConfigOptions) => {
      const { showConfig } = await import("../actions/show-config.ts");
      done(await showConfig(file, overrides, options, terminal));
    });

const examples = `
Examples:
  titrate config experiments/hidden-layer.yaml optimizer=adam optimizer.lr=1e-3
  titrate config experiments/hidden-layer.yaml --blame
  titrate config experiments/hidden-layer.yaml --arm 2 > experiments/one-arm.yaml`;
