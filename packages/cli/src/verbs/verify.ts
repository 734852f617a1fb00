import { Command } from "commander";
import type { VerifyOptions } from "../actions/verify-runs.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate verify`: executes stored runs again and compares every digest. */
export const verify: Verb = (terminal, done) =>
  new Command("verify")
    .summary("execute stored runs again and compare every digest")
    .description(
      "Executes stored runs again, from their stored configs, and compares every digest. What differs is told with the first step that does.",
    )
    .argument("<what>", "a run's id or the start of it, or an experiment's file, whose runs are all verified")
    .argument("[overrides...]", "key=value, of an experiment")
    .addOption(storeOption())
    .option("--json", "print what was found as JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 every bit is the same, 2 usage, or a run is not known, 3 a bit differs, or what a run is made of has changed.",
    )
    .action(async (what: string, overrides: string[], options: VerifyOptions) => {
      const { verifyRuns } = await import("../actions/verify-runs.ts");
      done(await verifyRuns(what, overrides, options, terminal));
    });
