import { builtinPlugins } from "@titrate/container";
import type { GradientOptimizer, PartValue } from "@titrate/plugin";
import { bindPart, byGradient } from "@titrate/plugin/testing";

/** An optimizer of the catalogue, as it is written in YAML. */
export const builtinOptimizer = (written: PartValue): GradientOptimizer =>
  byGradient(bindPart("optimizer", written, builtinPlugins));
