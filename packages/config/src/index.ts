export { type ComposeOptions, type Composition, compose } from "./compose/compose.ts";
export {
  type Composed,
  createReader,
  gridOverride,
  locate,
  overriddenAt,
  type PluginReference,
  type Reader,
} from "./compose/reader.ts";
export type { TreeNode } from "./compose/tree-node.ts";
export type { Surroundings } from "./interpolation/resolvers.ts";
export { type Override, parseArguments, readArguments } from "./overrides/arguments.ts";
export { type Element, toLocated } from "./overrides/grammar/element.ts";
export { expandOverrides } from "./overrides/grammar/multirun.ts";
export { type ParsedOverride, parseOverride } from "./overrides/grammar/override.ts";
export { rangeValues } from "./overrides/grammar/range-values.ts";
export type { Sweep as OverrideSweep } from "./overrides/grammar/sweep.ts";
export { globOptions } from "./overrides/grammar/sweep-values.ts";
export { type Blame, blame } from "./resolved/blame.ts";
export { type PlainConfig, resolvedConfig } from "./resolved/resolved-config.ts";
export { configToYaml } from "./resolved/yaml-text.ts";
export { experimentSchema, groupFileSchema, type SchemaOptions } from "./schema/experiment-schema.ts";
export { formatSchema } from "./schema/format-schema.ts";
export { findGroups, type Groups } from "./schema/groups.ts";
export type { SchemaObject } from "./schema/json-schema.ts";
export { type NamedPlugins, namedPlugins } from "./schema/named-plugins.ts";
export { findConfigFolders } from "./source/files.ts";
export {
  describe,
  type Located,
  type Location,
  type Origin,
  type Path,
  type Source,
  toPlain,
} from "./source/located.ts";
export {
  ConfigError,
  formatFile,
  formatPlace,
  formatProblem,
  type Problem,
  type ProblemCode,
  problemCodes,
  throwAny,
} from "./source/problem.ts";
export { findProject, isPluginFile, type Project, pluginPathProblem } from "./source/project.ts";
export { didYouMean, knownNames } from "./source/suggest.ts";
export {
  type Checkpointing,
  type Experiment,
  experimentShape,
  isOperational,
  type Report,
  type Sweep,
} from "./validate/experiment.ts";
export { type Examined, examine, type ValidateOptions, validate } from "./validate/validate.ts";
