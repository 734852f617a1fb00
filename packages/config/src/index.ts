export {
  type Composed,
  createReader,
  gridOverride,
  locate,
  type PluginReference,
  type Reader,
} from "./compose.ts";
export { type Experiment, experimentShape, type Report, type Sweep } from "./experiment.ts";
export { findConfigFolders } from "./files.ts";
export { type Located, type Location, type Path, type Source, toPlain } from "./located.ts";
export { type Override, parseArguments } from "./overrides.ts";
export {
  ConfigError,
  formatProblem,
  type Problem,
  type ProblemCode,
  problemCodes,
} from "./problem.ts";
export { didYouMean, knownNames } from "./suggest.ts";
export { type ValidateOptions, validate } from "./validate.ts";
