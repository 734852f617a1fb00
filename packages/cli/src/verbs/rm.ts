import { Command } from "commander";
import type { RemoveOptions } from "../actions/remove-runs.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate rm`: removes runs. The next run of their experiment makes them anew. */
export const rm: Verb = (terminal, done) =>
  new Command("rm")
    .summary("remove runs")
    .description("Removes runs. The next run of their experiment makes them anew.")
    .argument("<runs...>", "their ids, or the starts of them")
    .addOption(storeOption())
    .action(async (runs: string[], options: RemoveOptions) => {
      const { removeRuns } = await import("../actions/remove-runs.ts");
      done(await removeRuns(runs, options, terminal));
    });
