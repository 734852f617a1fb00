import { Command } from "commander";
import type { GarbageOptions } from "../actions/collect-garbage.ts";
import { storeOption } from "../store-option.ts";
import type { Verb } from "./verb.ts";

/**
 * `titrate gc`: removes what nobody needs any more: what dead processes left behind, checkpoints and claims of
 * finished runs. No finished run is touched.
 */
export const gc: Verb = (terminal, done) =>
  new Command("gc")
    .summary("remove what nobody needs any more")
    .description(
      "Removes what nobody needs any more: what dead processes left behind, checkpoints and claims of finished runs. No finished run is touched.",
    )
    .option("--dry-run", "only say what would be removed")
    .addOption(storeOption())
    .action(async (options: GarbageOptions) => {
      const { removeGarbage } = await import("../actions/collect-garbage.ts");
      done(await removeGarbage(options, terminal));
    });
