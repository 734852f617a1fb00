import { builtinPlugins } from "@titrate/container";
import type { Optimizer, PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";

/** An optimizer of the catalogue, as it is written in YAML. */
export const builtinOptimizer = (written: PartValue): Optimizer =>
  bindPart("optimizer", written, builtinPlugins);
