import { Command, Option } from "commander";
import type { RunOptions } from "../actions/run-experiment.ts";
import { parseBytes } from "../parse-bytes.ts";
import { parseCount } from "../parse-count.ts";
import { parseShard } from "../parse-shard.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate run`: trains every run of an experiment that is not known yet, and prints what came out. */
export const run: Verb = (terminal, done) =>
  new Command("run")
    .summary("train every run of an experiment and print what came out")
    .description(
      "Trains every run of an experiment and prints what came out. Finished runs are kept in .titrate: what is known is not trained again, and what was interrupted goes on.",
    )
    .argument(
      "<experiment>",
      "a YAML file, or a .ts or .js file that defines one; or a plan, from export-plan",
    )
    .argument("[overrides...]", "key=value, or group=option of a config group")
    .option(
      "--seeds <count>",
      "repeat every arm with so many seeds, instead of what the file says",
      parseCount,
    )
    .option("-j, --workers <count>", "execute runs in so many worker processes", parseCount)
    .option("--memory <size>", "what each worker may use, such as 2g", parseBytes)
    .option("--fail-fast", "end with the first run that fails, instead of executing the others")
    .addOption(
      new Option("--keep-going", "execute the others when a run fails (the default)").conflicts("failFast"),
    )
    .option("--retry", "try runs again that were quarantined")
    .option("--from <run>", "start from what another run learned")
    .option("--frozen", "reproduce the lock file beside the experiment, or end with 3")
    .option("--shard <i/n>", "execute only the i-th of n parts of the plan", parseShard)
    .addOption(storeOption())
    .option("--no-store", "keep nothing")
    .option(
      "--json",
      "print the results as JSON and nothing else; on standard error, a line of JSON an event",
    )
    .option("--svg <file>", "also draw the comparison as an SVG picture")
    .addHelpText("after", examples)
    .action(async (file: string, overrides: string[], options: RunOptions) => {
      const { runExperiment } = await import("../actions/run-experiment.ts");
      done(await runExperiment(file, overrides, options, terminal));
    });

const examples = `
Examples:
  titrate run experiments/hidden-layer.yaml
  titrate run experiments/hidden-layer.yaml optimizer.lr=0.5 train.epochs=5000 -j 4
  titrate run experiments/hidden-layer.yaml --seeds 5 --json
  titrate run experiments/iris.yaml train.epochs=200 --from 3f9c2a71

^C lets what is under way keep a checkpoint, and ends; the same command goes on from there. A second ^C ends at once.
Exit codes: 0 ok, 1 a run failed, 2 config or usage, 3 a bit differs from the lock, 130 interrupted.`;
