export { compiledExecutor } from "./executor.ts";
export type { KernelReport } from "./kernel-report.ts";
export { type EntryReport, type MemoryRegion, type ProgramReport, reportProgram } from "./report.ts";
export { wideVectors } from "./wide.ts";
