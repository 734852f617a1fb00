import { Command } from "commander";
import type { MergeOptions } from "../actions/merge-stores.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/** `titrate merge`: takes the finished runs of other stores over. What both have is compared; nothing is replaced. */
export const merge: Verb = (terminal, done) =>
  new Command("merge")
    .summary("take the runs of other stores over")
    .description(
      "Takes the finished runs of other stores over. What both have is compared; nothing is replaced.",
    )
    .argument("<folders...>", "the other stores")
    .addOption(storeOption())
    .action(async (folders: string[], options: MergeOptions) => {
      const { mergeStores } = await import("../actions/merge-stores.ts");
      done(await mergeStores(folders, options, terminal));
    });
