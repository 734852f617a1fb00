export {
  type LaunchOptions,
  type PlanOptions,
  type PreparedExperiment,
  prepareExperiment,
  type RecordedRun,
} from "./prepare-experiment.ts";
export { type ArmResults, collectResults, type ExperimentResults } from "./results.ts";
export type { FailedRun, FinishedRun, RunRecord } from "./run-record.ts";
