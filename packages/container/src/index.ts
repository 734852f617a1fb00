export { builtinPlugins } from "./root-container.ts";
export type { RunRequest } from "./run-container.ts";
export { type WiredRun, type Wiring, wireBuiltins } from "./wiring.ts";
