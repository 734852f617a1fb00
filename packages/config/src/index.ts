export { type ComposeOptions, type Composition, compose } from "./compose/compose.ts";
export type { TreeNode } from "./compose/defaults-tree.ts";
export {
  type Composed,
  createReader,
  gridOverride,
  locate,
  type PluginReference,
  type Reader,
} from "./compose/reader.ts";
export type { Surroundings } from "./interpolation/resolvers.ts";
export { type Override, parseArguments, readArguments } from "./overrides/arguments.ts";
export { experimentSchema, groupFileSchema, type SchemaOptions } from "./schema/experiment-schema.ts";
export { formatSchema } from "./schema/format-schema.ts";
export { type JsonSchema, type SchemaObject } from "./schema/json-schema.ts";
export { findGroups, type Groups } from "./schema/groups.ts";
export { type NamedPlugins, namedPlugins } from "./schema/named-plugins.ts";
export { findConfigFolders } from "./source/files.ts";
export { type Located, type Location, type Path, type Source, toPlain } from "./source/located.ts";
export {
  ConfigError,
  formatProblem,
  type Problem,
  type ProblemCode,
  problemCodes,
  throwAny,
} from "./source/problem.ts";
export { didYouMean, knownNames } from "./source/suggest.ts";
export { type Experiment, experimentShape, type Report, type Sweep } from "./validate/experiment.ts";
export { type Examined, examine, type ValidateOptions, validate } from "./validate/validate.ts";
