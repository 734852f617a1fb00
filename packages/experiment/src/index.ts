export type * from "./definition/builtin-parts.ts";
export {
  type DefaultsEntry,
  defineExperiment,
  type ExperimentDefinition,
  type WrittenExperiment,
} from "./definition/define-experiment.ts";
export type { Given, NoParameters, Part, Partly, PartOfType, Value } from "./definition/part.ts";
export type { ExperimentInput } from "./experiment-source.ts";
export {
  type ExplainOptions,
  explainProgram,
  type ParameterGroup,
  type ProgramExplanation,
  UnknownArmError,
} from "./explain-program.ts";
export type { OutsideValue } from "./from-outside.ts";
export type { RunEvent } from "./launch-event.ts";
export {
  type LoadedExperiment,
  type LoadOptions,
  loadExperiment,
  type PrepareOptions,
  type RunOptions,
} from "./load-experiment.ts";
export { lockDifferences } from "./lock/compare-locks.ts";
export { type Lock, type LockedRun, lockFileOf, lockOf, lockText, parseLock } from "./lock/lock-file.ts";
export { type PlannedExperiment, type PlanOptions, planExperiment } from "./plan-experiment.ts";
export { loadPluginFile, type PluginFileProblem } from "./plugin-files.ts";
export {
  type LaunchOptions,
  type PreparedExperiment,
  prepareExperiment,
  type RecordedRun,
} from "./prepare-experiment.ts";
export { type ArmResults, collectResults, type ExperimentResults } from "./results.ts";
export type { FailedRun, FinishedRun, RunRecord } from "./run-record.ts";
export type { ExecutablePlan, ExecuteOptions } from "./runs/execute-plan.ts";
export { type FrozenArm, type FrozenPlan, type FrozenRun, parsePlan, planText } from "./runs/frozen-plan.ts";
export type { KeepOptions, KeptPlan } from "./runs/kept-plan.ts";
export { keptPlanOf } from "./runs/kept-plan-file.ts";
export { loadReference } from "./user-plugins.ts";
export { type Verification, verifyRun } from "./verify/verify-run.ts";
