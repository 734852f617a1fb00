import { namedStreams } from "@titrate/numeric";
import {
  type Dataset,
  defineInitializer,
  defineLayer,
  defineLoss,
  defineMetric,
  defineOptimizer,
  defineSchedule,
  type Goal,
  type Layer,
  type Metric,
  positive,
  type Tensor,
} from "@titrate/plugin";
import { referenceExecutor } from "@titrate/tensor";
import type { RunParts } from "../parts.ts";

// Plugins as plain as can be, so that a test can compute by hand what the engine should do with them.

const summary = "For tests.";
const here = { path: [] };

export const half: ReturnType<ReturnType<typeof defineInitializer>["bind"]> = defineInitializer({
  name: "half",
  summary,
  sample: ({ size }) => new Float64Array(size).fill(0.5),
}).bind({}, here);

/** Layers written as functions. */
export function layer(apply: Layer["apply"], name?: string): Layer {
  const bound = defineLayer({ name: "test-layer", summary, apply: (x, _params, scope) => apply(x, scope) });
  return bound.bind({}, name === undefined ? here : { ...here, name });
}

/** x * w, one weight that starts at a half. */
export const scale: Layer = layer((x, scope) => x.mul(scope.parameter("weight", [1], half)));

export function metric(
  name: string,
  goal: Goal,
  compute: (prediction: Tensor, target: Tensor) => Tensor,
): Metric {
  const bound = defineMetric({
    name,
    summary,
    goal,
    compute: ({ prediction, target }) => compute(prediction, target),
  });
  return bound.bind({}, here);
}

/** y = 3x on the given x, with the mean squared error, plain gradient descent of rate 0.1, in f64. */
export function parts(x: readonly number[], changes: Partial<RunParts> = {}): RunParts {
  const examples = (values: readonly number[]): Dataset["train"] => ({
    inputs: { shape: [values.length, 1], dtype: "float", data: Float64Array.from(values) },
    targets: {
      shape: [values.length, 1],
      dtype: "float",
      data: Float64Array.from(values, (value) => 3 * value),
    },
  });
  const loss = defineLoss({
    name: "squares",
    summary,
    compute: ({ output, target }) => output.sub(target).square().mean(),
  });
  const descent = defineOptimizer({
    name: "descent",
    summary,
    params: { lr: positive() },
    state: {},
    update: ({ param, grad }, { lr }) => ({ param: param.sub(grad.mul(lr)) }),
  });
  const constant = defineSchedule({ name: "constant", summary, rate: ({ base }) => base });
  return {
    seed: 0,
    precision: "f64",
    numerics: "strict",
    dataset: { train: examples(x) },
    model: scale,
    loss: loss.bind({}, here),
    optimizer: descent.bind({ lr: 0.1 }, here),
    schedule: constant.bind({}, here),
    metrics: [],
    regularizers: [],
    callbacks: [],
    train: { epochs: 3, batch: "full", shuffle: true },
    streams: namedStreams(0),
    executor: referenceExecutor,
    ...changes,
  };
}
