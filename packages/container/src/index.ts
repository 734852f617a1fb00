export { withPlugins } from "./catalogue.ts";
export {
  type LaunchOptions,
  type PlanOptions,
  type PreparedExperiment,
  prepareExperiment,
} from "./prepare-experiment.ts";
export {
  type ArmResults,
  collectResults,
  type ExperimentResults,
  type FinishedRun,
  type RunRecord,
} from "./results.ts";
export { builtinPlugins, createRootContainer } from "./root-container.ts";
export { createRunContainer, type RunRequest } from "./run-container.ts";
export { pluginTokens, tokens } from "./tokens.ts";
