// Helpers for tests of plugins, of one's own as of the built-in ones.
export { bindPart, catalogueOf } from "./bind.ts";
export { byGradient } from "./by-gradient.ts";
export { evaluate } from "./evaluate.ts";
export { useExecutor } from "./executor.ts";
export { gradientError, valueAndGradient } from "./gradient.ts";
export { nestedScope, type ScopeTensors, type TestScope } from "./nested-scope.ts";
export { optimize, type Problem, type Trace } from "./optimize.ts";
export { testScope } from "./scope.ts";
export { literalOf, readVectors, type VectorTensor, worstError } from "./vectors.ts";
