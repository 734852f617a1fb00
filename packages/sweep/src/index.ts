export { type Arm, type Plan, planRuns, type ReadArm, type Run } from "./plan.ts";
