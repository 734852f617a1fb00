import { Command } from "commander";
import type { ShowOptions } from "../actions/show-run.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate show`: shows a run: what it is made of, and what came out. */
export const show: Verb = (terminal, done) =>
  new Command("show")
    .summary("show a run: what it is made of, and what came out")
    .description("Shows a run: what it is made of, and what came out.")
    .argument("<run>", "its id, or the start of it")
    .option("--json", "print all that is kept of it as JSON")
    .addOption(storeOption())
    .action(async (run: string, options: ShowOptions) => {
      const { showRun } = await import("../actions/show-run.ts");
      done(await showRun(run, options, terminal));
    });
