import { Command } from "commander";
import type { DiffOptions } from "../actions/diff-runs.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate diff`: tells what differs between two runs: in what they are made of, and in what came out. */
export const diff: Verb = (terminal, done) =>
  new Command("diff")
    .summary("tell what differs between two runs")
    .description("Tells what differs between two runs: in what they are made of, and in what came out.")
    .argument("<run>", "the id of one, or the start of it")
    .argument("<other>", "that of the other")
    .addOption(storeOption())
    .action(async (run: string, other: string, options: DiffOptions) => {
      const { diffRuns } = await import("../actions/diff-runs.ts");
      done(await diffRuns(run, other, options, terminal));
    });
