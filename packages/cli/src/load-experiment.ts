import {
  type ExperimentInput,
  type LoadedExperiment,
  type LoadOptions,
  loadExperiment as load,
} from "@titrate/experiment";
import { packagedConfigs } from "./packaged-configs.ts";

/**
 * Loads an experiment as the command line does: its YAML file, a `.ts` or `.js` file whose default export is a
 * definition, or a definition. Config groups are looked up in the project's `configs`, then in those of titrate.
 *
 * @param overrides as on the command line, in order: `optimizer.lr=0.1`, `model=perceptron`.
 * @throws ConfigError with every problem of this pass, each with its place.
 */
export function loadExperiment(
  experiment: ExperimentInput,
  overrides: readonly string[] = [],
  options: LoadOptions = {},
): Promise<LoadedExperiment> {
  return load(experiment, overrides, { packagedConfigs, ...options });
}
