export {
  type Composed,
  ConfigError,
  type Experiment,
  formatProblem,
  type Located,
  type Location,
  locate,
  type Problem,
  type ProblemCode,
  problemCodes,
  type Source,
} from "@titrate/config";
export * from "@titrate/experiment";
export { jsonPieces } from "@titrate/report";
export { findStore, openStore, type Store, StoreError, type StoreErrorCode } from "@titrate/store";
export { loadExperiment } from "./load-experiment.ts";
