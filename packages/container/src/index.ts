export type { ArmRequest } from "./arm-container.ts";
export { builtinPlugins, executors } from "./root-container.ts";
export { type WiredArm, type Wiring, wireBuiltins } from "./wiring.ts";
