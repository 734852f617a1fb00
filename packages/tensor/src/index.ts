export { allocate, type Buffer, bytesPer, viewOf } from "./buffers.ts";
export { type CompleteCall, checkCall, checkNumbers, indexError, named } from "./checks.ts";
export { clamp } from "./composed/clamp.ts";
export { type ConvolutionOptions, convolution, transposedConvolution } from "./composed/convolution.ts";
export { cumsum } from "./composed/cumsum.ts";
export { concat, stack } from "./composed/join.ts";
export { norm, std, type VarianceOptions, variance } from "./composed/moments.ts";
export { type Padding, type PadOptions, pad } from "./composed/pad.ts";
export { type AveragePoolOptions, averagePool, maxPool, type PoolOptions } from "./composed/pool.ts";
export { logSoftmax, logSumExp, softmax } from "./composed/softmax.ts";
export { straightThrough } from "./composed/straight-through.ts";
export { uniform } from "./composed/uniform.ts";
export type { PerAxis, WindowOptions } from "./composed/windows.ts";
export type { Access, Definition } from "./definition.ts";
export { define } from "./definitions.ts";
export type { ElementwiseName } from "./elementwise.ts";
export { gradients } from "./gradients/gradients.ts";
export { inputsFirst } from "./graph.ts";
export { constant, full, input, iota, literal, state } from "./leaves.ts";
export { coalesce } from "./loops.ts";
export { type MemoryPart, memoryObstacles } from "./memory-obstacles.ts";
export type { Attributes, OpName } from "./ops.ts";
export {
  type Call,
  type Entry,
  type Executor,
  type Numerics,
  type Obstacle,
  type Program,
  results,
  type Session,
  type Table,
} from "./program.ts";
export { referenceExecutor } from "./reference/executor.ts";
export { type Step, schedule } from "./schedule.ts";
export {
  type DType,
  DTypeError,
  rowMajor,
  type Shape,
  ShapeError,
  sameShape,
  showShape,
  sizeOf,
} from "./shape.ts";
export { type KeepDims, type Operand, Tensor } from "./tensor.ts";
export { ProgramError, validateProgram } from "./validate-program.ts";
