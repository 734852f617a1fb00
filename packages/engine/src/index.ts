export { scoreNames } from "./evaluate.ts";
export type { Origin } from "./origins.ts";
export type { ArmParts, RunParts, TrainSettings } from "./parts.ts";
export type { RunObserver, RunResult, Values } from "./result.ts";
export { blame, blameLater, type ConfigPath, RunError, type RunErrorCode } from "./run-error.ts";
export { originOf, type RunProgram } from "./run-program.ts";
export { type ProgramSource, sharedPrograms } from "./shared-programs.ts";
export { throwingPlace } from "./throwing-place.ts";
export { checkRun, trainRun } from "./train.ts";
