export {
  bindPart,
  byGradient,
  catalogueOf,
  evaluate,
  gradientError,
  literalOf,
  optimize,
  readVectors,
  type TestScope,
  type Trace,
  testScope,
  useExecutor,
  type VectorTensor,
  valueAndGradient,
  worstError,
} from "@titrate/plugin/testing";
export { type Check, type Finding, runCheck } from "./check.ts";
export { conformance, instanceOf, testConformance } from "./conformance.ts";
export { type Curve, curveOf, isElementwise } from "./curve/curve.ts";
export { exactMath, isExactPower } from "./exact-math.ts";
export { type HostProblem, hostProblems } from "./host-code.ts";
export { type FileProblem, hostProblemsOf } from "./imported-files.ts";
export { missingParameters, parameterProblem } from "./parameters.ts";
export type { ConformanceOptions } from "./subject.ts";
