import { Command } from "commander";
import type { ExportOptions } from "../actions/export-plan.ts";
import { parseCount } from "../parse-count.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate export-plan`: prints a frozen plan, which any machine with the same project can execute a part of. */
export const exportPlan: Verb = (terminal, done) =>
  new Command("export-plan")
    .summary("print the frozen plan of an experiment, to execute parts of it elsewhere")
    .description(
      "Prints the frozen plan of an experiment: the complete config and the id of every run. On any machine with the same plugins and data, titrate run plan.json --shard i/n executes a part; titrate merge brings the results together.",
    )
    .argument("<experiment>", "a YAML file, or a .ts or .js file that defines one")
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option(
      "--seeds <count>",
      "repeat every arm with so many seeds, instead of what the file says",
      parseCount,
    )
    .addOption(storeOption())
    .addHelpText("after", examples)
    .action(async (file: string, overrides: string[], options: ExportOptions) => {
      const { exportPlanOf } = await import("../actions/export-plan.ts");
      done(await exportPlanOf(file, overrides, options, terminal));
    });

const examples = `
Examples:
  titrate export-plan experiments/hidden-layer.yaml > plan.json
  titrate run plan.json --shard 1/2 --store part1     # on one machine
  titrate run plan.json --shard 2/2 --store part2     # on another
  titrate merge part1 part2                           # then titrate run has all results`;
