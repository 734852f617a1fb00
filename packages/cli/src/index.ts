export {
  type ArmResults,
  collectResults,
  type ExperimentResults,
  type FinishedRun,
  type PreparedExperiment,
  prepareExperiment,
  type RunRecord,
  toJson,
} from "@titrate/container";
