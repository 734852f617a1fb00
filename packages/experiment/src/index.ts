export {
  type ExplainOptions,
  explainProgram,
  type ParameterGroup,
  type ProgramExplanation,
  UnknownArmError,
} from "./explain-program.ts";
export type { PlanOptions } from "./plan-experiment.ts";
export { loadPluginFile, type PluginFileProblem } from "./plugin-files.ts";
export {
  type LaunchOptions,
  type PreparedExperiment,
  prepareExperiment,
  type RecordedRun,
} from "./prepare-experiment.ts";
export { type ArmResults, collectResults, type ExperimentResults } from "./results.ts";
export type { FailedRun, FinishedRun, RunRecord } from "./run-record.ts";
