import { Command } from "commander";
import type { ListOptions } from "../actions/list-runs.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate ls`: lists the runs that are kept: finished ones, and those that are begun, failed or quarantined. */
export const ls: Verb = (terminal, done) =>
  new Command("ls")
    .summary("list the runs that are kept")
    .description(
      "Lists the runs that are kept: finished ones, and those that are begun, failed or quarantined.",
    )
    .option(
      "--where <expression>",
      'only those for which it holds: metrics["test/accuracy"] > 0.9 && seed < 3',
    )
    .option("--json", "print them as JSON")
    .addOption(storeOption())
    .action(async (options: ListOptions) => {
      const { listRuns } = await import("../actions/list-runs.ts");
      done(await listRuns(options, terminal));
    });
