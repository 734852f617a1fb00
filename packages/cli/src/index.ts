export {
  type ArmResults,
  collectResults,
  type ExperimentResults,
  type FinishedRun,
  type PreparedExperiment,
  prepareExperiment,
  type RunRecord,
} from "@titrate/container";
export { toJson } from "@titrate/report";
