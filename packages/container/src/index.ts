export type { ArmRequest } from "./arm-container.ts";
export { builtinPlugins } from "./root-container.ts";
export { type WiredArm, type Wiring, wireBuiltins } from "./wiring.ts";
