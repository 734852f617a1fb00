// What a plugin's file imports, and nothing else.
export {
  exact,
  mersenneTwisterStreams,
  namedStreams,
  type RandomStream,
  type Streams,
} from "@titrate/numeric";
export {
  type AveragePoolOptions,
  averagePool,
  type ConvolutionOptions,
  clamp,
  concat,
  constant,
  convolution,
  cumsum,
  type DType,
  DTypeError,
  full,
  iota,
  literal,
  logSoftmax,
  logSumExp,
  maxPool,
  norm,
  type Operand,
  type PadOptions,
  type PoolOptions,
  pad,
  type Shape,
  ShapeError,
  showShape,
  sizeOf,
  softmax,
  stack,
  std,
  straightThrough,
  Tensor,
  transposedConvolution,
  variance,
} from "@titrate/tensor";
export { z } from "zod";
export type { Definition } from "./define.ts";
export { DataError, PluginError } from "./error.ts";
export type { Evaluation, Goal, Goals } from "./evaluation.ts";
export { type Activation, type ActivationDefinition, defineActivation } from "./kinds/activation.ts";
export {
  type Callback,
  type CallbackDefinition,
  type Decision,
  defineCallback,
  type Probe,
} from "./kinds/callback.ts";
export {
  type Column,
  type Dataset,
  type DatasetContext,
  type DatasetDefinition,
  type DatasetLoader,
  defineDataset,
  type Examples,
  type NumericArray,
  type RowOrigin,
} from "./kinds/dataset.ts";
export {
  defineInitializer,
  type Initializer,
  type InitializerDefinition,
  type InitializerRequest,
  type SampleRequest,
} from "./kinds/initializer.ts";
export { defineLayer, type Layer, type LayerDefinition } from "./kinds/layer.ts";
export { defineLoss, type Loss, type LossDefinition, type LossInput } from "./kinds/loss.ts";
export {
  defineMetric,
  type Metric,
  type MetricDefinition,
  type MetricInput,
  type MetricTable,
  type MetricValues,
} from "./kinds/metric.ts";
export {
  defineOptimizer,
  type GradientOptimizer,
  type Optimizer,
  type OptimizerDefinition,
  type OptimizerInput,
  type OptimizerOutput,
  type OptimizerParams,
  type Slot,
  type UpdateRule,
} from "./kinds/optimizer.ts";
export { defineRegularizer, type Regularizer, type RegularizerDefinition } from "./kinds/regularizer.ts";
export { defineRng, type Rng, type RngDefinition } from "./kinds/rng.ts";
export {
  defineSchedule,
  type Schedule,
  type ScheduleDefinition,
  type ScheduleRequest,
} from "./kinds/schedule.ts";
export {
  defineSearchOptimizer,
  type SearchInput,
  type SearchOptimizer,
  type SearchOptimizerDefinition,
  type SearchOutput,
  type SearchState,
} from "./kinds/search-optimizer.ts";
export {
  defineTransform,
  type Transform,
  type TransformContext,
  type TransformDefinition,
} from "./kinds/transform.ts";
export { matchesPath } from "./match-path.ts";
export { labels, matrix } from "./numeric-array.ts";
export { expectSameShape, reduce, reduction } from "./objective.ts";
export type { Clip } from "./parameter-groups.ts";
export { count, filePath, fraction, nonNegative, positive, real } from "./params.ts";
export { type PartValue, part } from "./part.ts";
export type { NoParams, ParamValues, Plugin, ZodShape } from "./plugin.ts";
export type { Buffer, Scope } from "./scope.ts";
