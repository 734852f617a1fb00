export { javascriptHelpers } from "./bits.ts";
export { type ElementaryName, elementary } from "./elementary/elementary.ts";
export { type ExactFunctions, exact } from "./exact.ts";
export { compileScalar, type PrintedScalar, printJavaScript } from "./javascript.ts";
export {
  arg,
  constant,
  integer,
  type Precision,
  Scalar,
  type ScalarFunction,
  type ScalarOp,
  type ScalarOperand,
  type ScalarType,
} from "./scalar.ts";
export { mersenneTwisterStreams } from "./streams/mersenne-twister.ts";
export { namedStreams } from "./streams/named.ts";
export type { RandomStream, Streams } from "./streams/stream.ts";
export { threefry2x32, uniformFromBits } from "./threefry.ts";
export { numericsVersion } from "./version.ts";
