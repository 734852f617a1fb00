export {
  type Composed,
  type ComposeOptions,
  createReader,
  gridOverride,
  locate,
  type PluginReference,
  type Reader,
  readExperiment,
} from "./compose.ts";
export type { Experiment, Report, Sweep } from "./experiment.ts";
export { findConfigFolders, listGroups, listOptions } from "./files.ts";
export { type Located, type Location, nodeAt, type Path, type Source, toPlain } from "./located.ts";
export { type Override, parseArguments } from "./overrides.ts";
export {
  ConfigError,
  formatPlace,
  formatProblem,
  type Problem,
  type ProblemCode,
  problemCodes,
} from "./problem.ts";
export { didYouMean, knownNames } from "./suggest.ts";
export { type ValidateOptions, validate } from "./validate.ts";
