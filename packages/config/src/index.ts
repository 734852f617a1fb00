export {
  type Composed,
  createReader,
  gridOverride,
  locate,
  type PluginReference,
  type Reader,
} from "./compose/compose.ts";
export { type Override, parseArguments } from "./overrides/arguments.ts";
export { findConfigFolders } from "./source/files.ts";
export { type Located, type Location, type Path, type Source, toPlain } from "./source/located.ts";
export {
  ConfigError,
  formatProblem,
  type Problem,
  type ProblemCode,
  problemCodes,
} from "./source/problem.ts";
export { didYouMean, knownNames } from "./source/suggest.ts";
export { type Experiment, experimentShape, type Report, type Sweep } from "./validate/experiment.ts";
export { type ValidateOptions, validate } from "./validate/validate.ts";
