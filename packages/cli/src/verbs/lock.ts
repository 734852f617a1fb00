import { Command } from "commander";
import type { LockOptions } from "../actions/lock-experiment.ts";
import { parseCount } from "../parse-count.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate lock`: writes what an experiment came to beside it, to commit to git. */
export const lock: Verb = (terminal, done) =>
  new Command("lock")
    .summary("write the digests of an experiment's runs beside it, to commit to git")
    .description(
      "Writes x.lock.yaml beside x.yaml: the ids and digests of all runs. What is not finished yet is executed first. titrate run --frozen must reproduce it.",
    )
    .argument("<experiment>", "a YAML file, or a .ts or .js file that defines one")
    .option("-j, --workers <count>", "execute what is missing in so many worker processes", parseCount)
    .addOption(storeOption())
    .action(async (file: string, options: LockOptions) => {
      const { lockExperiment } = await import("../actions/lock-experiment.ts");
      done(await lockExperiment(file, options, terminal));
    });
