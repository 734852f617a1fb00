import {
  DataError,
  type Dataset,
  defineActivation,
  defineCallback,
  defineDataset,
  defineInitializer,
  defineLayer,
  defineLoss,
  defineMetric,
  defineOptimizer,
  defineRegularizer,
  defineRng,
  defineSchedule,
  defineTransform,
  type Examples,
  expectSameShape,
  full,
  literal,
  matrix,
  namedStreams,
  type Plugin,
  part,
  positive,
  type RandomStream,
  ShapeError,
  type Tensor,
} from "@titrate/plugin";
import { kinds } from "@titrate/plugin/host";
import { byGradient } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { conformance, runCheck } from "./index.ts";

const identity = { name: "wrong", summary: "It is wrong." };
const zeros = defineInitializer({
  name: "zeros",
  summary: "Zeros.",
  sample: ({ size }) => new Float64Array(size),
});
/** Something to keep between calls, as no plugin may. */
const kept = (): { calls: number; tensor?: Tensor } => ({ calls: 0 });

const activation = (apply: (x: Tensor) => Tensor, derivative?: (x: Tensor) => Tensor): Plugin =>
  defineActivation({ ...identity, apply, ...(derivative && { derivative }) });

const layer = (apply: Parameters<typeof defineLayer>[0]["apply"]): Plugin =>
  defineLayer({ ...identity, apply });

const countingOptimizer = (): Plugin => {
  const memory = kept();
  return defineOptimizer({
    ...identity,
    params: { lr: positive(0.01) },
    state: {},
    update: ({ param, grad }, { lr }) => ({ param: param.sub(grad.mul(lr).div(++memory.calls)) }),
  });
};

const rememberingOptimizer = (): Plugin => {
  const memory = kept();
  return defineOptimizer({
    ...identity,
    params: { lr: positive(0.01) },
    state: {},
    update({ param, grad }, { lr }) {
      memory.tensor = memory.tensor === undefined ? grad : memory.tensor.add(grad);
      return { param: param.sub(memory.tensor.mul(lr)) };
    },
  });
};

const optimizer = (update: (param: Tensor, grad: Tensor, lr: Tensor) => Tensor): Plugin =>
  defineOptimizer({
    ...identity,
    params: { lr: positive(0.01) },
    state: {},
    update: ({ param, grad }, { lr }) => ({ param: update(param, grad, lr) }),
  });

/** Its groups have the rest's own parameters. */
const deafOptimizer = (): Plugin => {
  const plugin = optimizer((p, g, lr) => p.sub(g.mul(lr))) as Plugin<"optimizer">;
  const bind: typeof plugin.bind = (params, at) => {
    const bound = byGradient(plugin.bind(params, at));
    return { ...bound, groups: bound.groups.map((group) => ({ ...group, hyper: bound.hyper })) };
  };
  return { ...plugin, bind };
};

const rng = (wrong: Partial<RandomStream>): Plugin =>
  defineRng({ ...identity, streams: (seed) => (name) => ({ ...namedStreams(seed)(name), ...wrong }) });

const countingSchedule = (): Plugin => {
  const memory = kept();
  return defineSchedule({ ...identity, rate: ({ base }) => base / ++memory.calls });
};

const countingCallback = (): Plugin => {
  const memory = kept();
  return defineCallback({
    ...identity,
    decide: () => (++memory.calls > 100 ? { stop: "enough" } : undefined),
  });
};

const loss = (compute: (output: Tensor, target: Tensor) => Tensor): Plugin =>
  defineLoss({ ...identity, compute: ({ output, target }) => compute(output, target) });

const checkedLoss = (compute: (output: Tensor, target: Tensor) => Tensor): Plugin =>
  loss((output, target) => {
    expectSameShape("wrong", output, target);
    return compute(output, target);
  });

/** Subtracts a mean from all inputs. */
const centred = (
  dataset: Dataset,
  meanOf: (dataset: Dataset, split: "train" | "test") => number,
): Dataset => {
  const shift = (split: "train" | "test") => {
    const examples = dataset[split];
    if (examples === undefined) return {};
    const mean = meanOf(dataset, split);
    const { inputs } = examples;
    const data = Float64Array.from(inputs.data, (value) => value - mean);
    return { [split]: { ...examples, inputs: { ...inputs, data } } };
  };
  return { ...dataset, ...shift("train"), ...shift("test") };
};
/** With the first row of others for its own first. */
const withRow = (examples: Examples, others: Examples): Examples => {
  const { inputs } = examples;
  const size = inputs.data.length / inputs.shape[0]!;
  const data = inputs.data.map((value, i) => (i < size ? others.inputs.data[i]! : value));
  return { ...examples, inputs: { ...inputs, data } };
};
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const transform = (apply: (dataset: Dataset) => Dataset): Plugin => defineTransform({ ...identity, apply });

const wrong: readonly (readonly [what: string, check: string, plugin: Plugin])[] = [
  [
    "a wrong declared derivative",
    "declared derivative against the formula's",
    activation(
      (x) => x.tanh(),
      (x) => x.tanh().oneMinus(),
    ),
  ],
  ["Math.random in an activation", "the same twice", activation((x) => x.mul(Math.random()))],
  [
    "a gradient that is none",
    "slope against differences from -10 to 10",
    activation((x) => x.stopGradient().mul(2).add(x)),
  ],
  ["a slope of infinity", "finite from -10,000 to 10,000", activation((x) => x.maximum(0).sqrt())],
  ["an overflow", "finite from -10,000 to 10,000", activation((x) => x.exp().add(1).log())],
  ["NaN that is hidden", "NaN in, NaN out", activation((x) => x.greater(0).where(x, 0))],
  ["cancelling digits", "f32 against f64", activation((x) => x.mul(1e-3).add(1e4).sub(1e4).mul(1e3))],
  ["a softmax over rows", "rows stay apart", activation((x) => x.sub(x.mean(0, { keepDims: true })))],
  [
    "randomness in evaluation",
    "nothing random in evaluation",
    defineActivation({ ...identity, apply: (x, _, scope) => x.mul(scope.uniform("u", x.shape)) }),
  ],
  [
    "an activation that keeps a tensor",
    "the same twice",
    (() => {
      const memory = kept();
      return activation((x) => {
        memory.tensor ??= x;
        return memory.tensor.shape.join() === x.shape.join() ? x.add(memory.tensor) : x;
      });
    })(),
  ],
  ["a shape that is another", "shape", activation((x) => x.sum())],
  [
    "a layer that mixes rows",
    "rows stay apart in evaluation",
    layer((x) => x.sub(x.mean(0, { keepDims: true }))),
  ],
  ["a layer that loses rows", "rows stay on axis 0", layer((x) => x.transpose())],
  [
    "a parameter as long as the batch",
    "parameters do not depend on the rows",
    defineLayer({
      ...identity,
      params: { start: part("initializer", "zeros") },
      apply: (x, { start }, scope) => x.add(scope.parameter("bias", [...x.shape], start)),
    }),
  ],
  [
    "a parameter that is declared twice",
    "shape",
    defineLayer({
      ...identity,
      params: { start: part("initializer", "zeros") },
      apply: (x, { start }, scope) =>
        x.add(scope.parameter("bias", [], start)).add(scope.parameter("bias", [], start)),
    }),
  ],
  [
    "a layer's gradient that is none",
    "gradient against differences",
    layer((x) => x.add(x.tanh().stopGradient())),
  ],
  [
    "a layer that is random where it is used",
    "nothing random in evaluation",
    layer((x, _, scope) => x.mul(scope.uniform("mask", x.shape))),
  ],
  ["a counter in an optimizer", "keeps nothing but its slots", countingOptimizer()],
  ["a closure in an optimizer", "keeps nothing but its slots", rememberingOptimizer()],
  ["an optimizer that climbs", "makes the loss of a bowl smaller", optimizer((p, g, lr) => p.add(g.mul(lr)))],
  [
    "an optimizer that divides by the gradient's size",
    "finite where the gradient is 0",
    optimizer((p, g, lr) => p.sub(g.div(g.abs()).mul(lr))),
  ],
  ["a schedule that counts", "depends on its request alone", countingSchedule()],
  ["a rate below 0", "not below 0", defineSchedule({ ...identity, rate: ({ step }) => 1 - step })],
  [
    "a rate that is not finite",
    "finite",
    defineSchedule({ ...identity, rate: ({ step, steps }) => step / (steps - 1) }),
  ],
  ["a loss that broadcasts", "refuses shapes that do not fit", loss((o, t) => o.sub(t).square().mean())],
  [
    "a loss that overflows",
    "finite where outputs are large",
    checkedLoss((o, t) => o.exp().add(1).log().sub(o.mul(t)).mean()),
  ],
  [
    "a loss whose rows count unevenly",
    "the order of rows does not matter",
    checkedLoss((o, t) => o.sub(t).square().slice(0, 0, 1).mean()),
  ],
  [
    "a loss whose gradient is none",
    "gradient against differences",
    checkedLoss((o, t) => o.sub(t).stopGradient().mul(o.sub(t)).mean()),
  ],
  [
    "a metric that broadcasts",
    "refuses shapes that do not fit",
    defineMetric({
      ...identity,
      goal: "minimize",
      compute: ({ prediction, target }) => prediction.sub(target).abs().mean(),
    }),
  ],
  [
    "a metric that sorts in place",
    "changes none of the numbers",
    defineMetric({
      ...identity,
      goal: "minimize",
      measure: ({ prediction }) => prediction.data.sort()[0]!,
    }),
  ],
  [
    "a metric of the first row",
    "the order of rows does not matter",
    defineMetric({ ...identity, goal: "minimize", measure: ({ prediction }) => prediction.data[0]! }),
  ],
  [
    "a transform fitted on test",
    "fitted on train alone",
    transform((dataset) =>
      centred(dataset, ({ train, test }) => mean([...train.inputs.data, ...(test?.inputs.data ?? [])])),
    ),
  ],
  [
    "a transform that fits test by itself",
    "each test row for itself",
    transform((dataset) => centred(dataset, (all, split) => mean(all[split]!.inputs.data))),
  ],
  [
    "a transform that fits without a word",
    "says that it fits",
    transform((dataset) => centred(dataset, ({ train }) => mean(train.inputs.data))),
  ],
  [
    "a transform that makes train's first row a test row",
    "says that it moves rows",
    transform(({ train, test, ...rest }) => ({
      ...rest,
      train,
      ...(test && { test: withRow(test, train) }),
    })),
  ],
  [
    "a transform in place",
    "changes nothing that it is given",
    transform((dataset) => {
      dataset.train.inputs.data[0]! += 1;
      return dataset;
    }),
  ],
  [
    "Math.random in a dataset",
    "the same of the same seed",
    defineDataset({
      ...identity,
      load: () => ({ train: { inputs: matrix([[Math.random()]]), targets: matrix([[1]]) } }),
    }),
  ],
  [
    "Math.random in an initializer",
    "depends on its request alone",
    defineInitializer({ ...identity, sample: ({ size }) => new Float64Array(size).map(() => Math.random()) }),
  ],
  ["a callback that counts", "decides by the history alone", countingCallback()],
  [
    "a decision that is none",
    "decides after any history",
    defineCallback({ ...identity, decide: () => ({ stop: 3 }) as never }),
  ],
  ["figures that are not there", "figures are numbers", defineCallback({ ...identity, figures: () => ({}) })],
  ["a penalty below 0", "not below 0", defineRegularizer({ ...identity, penalty: (w) => w.sum() })],
  [
    "a penalty without a slope at 0",
    "gradient at 0 finite",
    defineRegularizer({ ...identity, penalty: (w) => w.square().sum().sqrt() }),
  ],
  [
    "a generator without a seed",
    "another of another seed",
    defineRng({ ...identity, streams: () => namedStreams(1) }),
  ],
  [
    "a step's slope that its neighbours lack",
    "gradient against differences",
    activation((x) => x.sub(x.max(-1, { keepDims: true }).stopGradient())),
  ],
  [
    "a parameter of training alone",
    "the same parameters in training and evaluation",
    defineLayer({
      ...identity,
      params: { start: part("initializer", "zeros") },
      apply: (x, { start }, scope) => (scope.training ? x.add(scope.parameter("bias", [], start)) : x),
    }),
  ],
  ["Math.random in a layer", "the same twice", layer((x) => x.mul(Math.random()))],
  ["a layer that throws", "shape", layer(() => (undefined as never as Tensor).neg())],
  ["an optimizer that counts", "resumed as if not interrupted", countingOptimizer()],
  ["an optimizer of one number", "keeps shapes", optimizer((p, g, lr) => p.sub(g.mul(lr)).sum())],
  ["an optimizer without groups", "takes groups", deafOptimizer()],
  ["a loss of no rows", "one finite number", checkedLoss((o, t) => o.sub(t).abs().add(-1e3).log().mean())],
  [
    "Math.random in a loss",
    "the same twice",
    checkedLoss((o, t) => o.sub(t).square().mean().mul(Math.random())),
  ],
  [
    "a prediction of the first row",
    "predict keeps the rows",
    defineLoss({
      ...identity,
      compute({ output, target }) {
        expectSameShape("wrong", output, target);
        return output.sub(target).square().mean();
      },
      predict: (output) => output.slice(0, 0, 1),
    }),
  ],
  [
    "Math.random in a metric",
    "the same twice",
    defineMetric({ ...identity, goal: "minimize", measure: () => Math.random() }),
  ],
  [
    "a metric that fits nothing",
    "a figure of predictions and targets",
    defineMetric({
      ...identity,
      goal: "minimize",
      measure() {
        throw new ShapeError("nothing fits");
      },
    }),
  ],
  [
    "Math.random in a transform",
    "the same of the same seed",
    transform((dataset) => centred(dataset, () => Math.random())),
  ],
  [
    "a transform that refuses everything",
    "applies",
    transform(() => {
      throw new DataError("wrong", "it never fits");
    }),
  ],
  [
    "a dataset that cannot be",
    "loads",
    defineDataset({ ...identity, load: () => ({ train: { inputs: matrix([]), targets: matrix([]) } }) }),
  ],
  [
    "a target of NaN",
    "targets are finite",
    defineDataset({
      ...identity,
      load: () => ({ train: { inputs: matrix([[1]]), targets: matrix([[Number.NaN]]) } }),
    }),
  ],
  [
    "too few numbers",
    "fills the shape with finite numbers",
    defineInitializer({ ...identity, sample: () => new Float64Array(1) }),
  ],
  [
    "Math.random in figures",
    "the same twice",
    defineCallback({
      ...identity,
      figures: ({ parameters }) => ({ x: parameters[0]!.value.sum().mul(Math.random()) }),
    }),
  ],
  [
    "a penalty that is no number",
    "one number of a parameter",
    defineRegularizer({ ...identity, penalty: (w) => w.square() }),
  ],
  [
    "a penalty without a gradient",
    "gradient against differences",
    defineRegularizer({ ...identity, penalty: (w) => w.square().mul(w.square().stopGradient()).sum() }),
  ],
  [
    "Math.random in a penalty",
    "the same twice",
    defineRegularizer({ ...identity, penalty: (w) => w.square().sum().mul(Math.random()) }),
  ],
  ["a generator of Math.random", "the same of the same seed", rng({ uniform: () => Math.random() })],
  ["a generator that is not uniform", "uniform in [0, 1)", rng({ uniform: () => 0.25 })],
  [
    "a generator that shuffles nothing",
    "gives all kinds of numbers",
    rng({ permutation: (length) => new Int32Array(length) }),
  ],
];

it.each(wrong)("%s fails in %j", async (_what, name, plugin) => {
  const checks = conformance(plugin, { plugins: [zeros] });
  expect(checks.map((check) => check.name)).toContain(name);
  const check = checks.find((each) => each.name === name)!;
  expect(check.must).toBe(true);
  expect((await runCheck(check)).outcome).toBe("fails");
});

/** No plugin makes executors differ: test/differential shows that those who compare them see it. */
const ofExecutors = "reference and compiled: the same bits";

it("there is a wrong plugin for every check of every kind", () => {
  const failed = wrong.map(([, check, { kind }]) => `${kind}: ${check}`);
  const all = wrong.flatMap(([, , plugin]) =>
    conformance(plugin, { plugins: [zeros] })
      .filter(({ must, name }) => must && name !== ofExecutors)
      .map(({ name }) => `${plugin.kind}: ${name}`),
  );
  expect(new Set(wrong.map(([, , { kind }]) => kind))).toEqual(new Set(Object.keys(kinds)));
  expect([...new Set(all)].filter((check) => !failed.includes(check))).toEqual([]);
});

it("what is right passes all of them", async () => {
  const right: Plugin[] = [
    activation((x) => x.greater(0).where(x, x.lessEqual(0).where(0, x))),
    activation(
      (x) => x.tanh(),
      (x) => x.tanh().square().oneMinus(),
    ),
    activation(
      (x) => x.greater(0).where(1, x.lessEqual(0).where(0, x)),
      (x) => full(1, x.shape),
    ),
    layer((x) => x.mul(literal([2], [1]))),
    optimizer((p, g, lr) => p.sub(g.mul(lr))),
    defineSchedule({ ...identity, rate: ({ base }) => base }),
    checkedLoss((o, t) => o.sub(t).square().mean()),
    defineTransform({
      ...identity,
      fits: true,
      apply: (dataset) => centred(dataset, ({ train }) => mean(train.inputs.data)),
    }),
    defineRegularizer({ ...identity, penalty: (w) => w.square().sum() }),
    defineCallback({ ...identity, decide: () => undefined }),
  ];
  for (const plugin of right) {
    for (const check of conformance(plugin, { plugins: [zeros] })) {
      const finding = await runCheck(check);
      expect(`${plugin.kind}, ${check.name}: ${finding.outcome === "fails" ? finding.detail : ""}`).toBe(
        `${plugin.kind}, ${check.name}: `,
      );
    }
  }
});

it("a plugin without its parameters has one check, which names them", async () => {
  const plugin = defineActivation({
    ...identity,
    params: { beta: positive() },
    apply: (x, { beta }) => x.mul(beta),
  });
  const checks = conformance(plugin);
  expect(checks).toHaveLength(1);
  expect(await runCheck(checks[0]!)).toMatchObject({
    outcome: "fails",
    detail: expect.stringContaining("beta"),
  });
  expect(conformance(plugin, { params: { beta: 2 } }).length).toBeGreaterThan(5);
});
