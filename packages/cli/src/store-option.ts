import { Option } from "commander";

/** `--store FOLDER`. */
export const storeOption = (): Option =>
  new Option("--store <folder>", "where runs are kept: .titrate here or above, unless given").env(
    "TITRATE_STORE",
  );
