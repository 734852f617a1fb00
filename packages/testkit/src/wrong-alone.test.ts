import {
  type Dataset,
  defineCallback,
  defineOptimizer,
  defineTransform,
  type Examples,
  fraction,
  type NumericArray,
  type Plugin,
  positive,
} from "@titrate/plugin";
import { byGradient } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { conformance, runCheck } from "./index.ts";

// Plugins that one check alone sees, whatever else they are put to.

const identity = { name: "wrong", summary: "It is wrong." };

const momentum = defineOptimizer({
  ...identity,
  params: { lr: positive(0.01), momentum: fraction(0.5) },
  state: { velocity: "zeros" },
  update({ param, grad, velocity }, { lr, momentum }) {
    const next = velocity.mul(momentum).add(grad);
    return { param: param.sub(next.mul(lr)), velocity: next };
  },
});

/** Its groups have what is written in them, and defaults for the rest. */
const forgetful: Plugin = {
  ...momentum,
  bind(params, at) {
    const bound = byGradient((momentum as Plugin<"optimizer">).bind(params, at));
    const written = (params as { groups: Record<string, unknown>[] }).groups;
    const groups = bound.groups.map((group, i) => ({
      ...group,
      hyper: { ...group.hyper, ...(written[i]!.momentum === undefined && { momentum: 0.5 }) },
    }));
    return { ...bound, groups };
  },
};

/** Its groups update with numbers of the rest, whatever theirs are. */
const halfDeaf: Plugin = {
  ...momentum,
  bind(params, at) {
    const bound = byGradient((momentum as Plugin<"optimizer">).bind(params, at));
    const groups = bound.groups.map((group) => ({
      ...group,
      update: (x: Parameters<typeof group.update>[0], hyper: Parameters<typeof group.update>[1]) =>
        group.update(x, { ...hyper, momentum: hyper.momentum!.mul(0) }),
    }));
    return { ...bound, groups };
  },
};

const heldOut = ["validation", "test"] as const;
const transform = (apply: (dataset: Dataset) => Dataset, fits = false): Plugin =>
  defineTransform({ ...identity, fits, apply });

const mapInputs = (examples: Examples, change: (value: number, index: number) => number): Examples => ({
  ...examples,
  inputs: { ...examples.inputs, data: Float64Array.from(examples.inputs.data, change) },
});
const everywhere = (dataset: Dataset, change: (value: number) => number): Dataset => ({
  ...dataset,
  train: mapInputs(dataset.train, change),
  ...(dataset.validation && { validation: mapInputs(dataset.validation, change) }),
  ...(dataset.test && { test: mapInputs(dataset.test, change) }),
});
const mean = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** The rows from one to before another; the numbers alone, as a plugin makes them that does not know of origins. */
const rowsOf = ({ inputs, targets }: Examples, from: number, to: number): Examples => {
  const cut = (array: NumericArray): NumericArray => {
    const size = array.data.length / array.shape[0]!;
    return {
      ...array,
      shape: [to - from, ...array.shape.slice(1)],
      data: array.data.slice(from * size, to * size),
    };
  };
  return { inputs: cut(inputs), targets: cut(targets) };
};
const joined = (one: Examples, other: Examples): Examples => {
  const join = (a: NumericArray, b: NumericArray): NumericArray => {
    const data = [...a.data, ...b.data];
    return {
      ...a,
      shape: [a.shape[0]! + b.shape[0]!, ...a.shape.slice(1)],
      data: a.dtype === "int" ? Int32Array.from(data) : Float64Array.from(data),
    };
  };
  return { inputs: join(one.inputs, other.inputs), targets: join(one.targets, other.targets) };
};
const length = ({ inputs }: Examples): number => inputs.shape[0]!;

const moves = "says that it moves rows";

const wrong: readonly (readonly [what: string, check: string, plugin: Plugin])[] = [
  ["a group whose defaults overwrite what is written", "takes groups", forgetful],
  ["a group that updates by other numbers", "takes groups", halfDeaf],
  [
    "a figure of NaN",
    "figures are numbers",
    defineCallback({
      ...identity,
      figures: ({ parameters }) => ({ x: parameters[0]!.value.abs().neg().sum().log() }),
    }),
  ],
  [
    "an infinite figure",
    "figures are numbers",
    defineCallback({
      ...identity,
      figures: ({ parameters }) => ({ x: parameters[0]!.value.sum().mul(0).log() }),
    }),
  ],
  [
    "a transform fitted on validation",
    "fitted on train alone",
    transform((dataset) => {
      const shift = mean([...dataset.train.inputs.data, ...(dataset.validation?.inputs.data ?? [])]);
      const { validation } = dataset;
      return { ...everywhere(dataset, (value) => value - shift), ...(validation && { validation }) };
    }, true),
  ],
  [
    "a transform that fits validation by itself",
    "each test row for itself",
    transform(({ validation, ...rest }) => {
      if (validation === undefined) return rest;
      const shift = mean([...validation.inputs.data]);
      return { ...rest, validation: mapInputs(validation, (value) => value - shift) };
    }),
  ],
  [
    "a transform of which validation depends on train",
    "says that it fits",
    transform(({ validation, ...rest }) => {
      if (validation === undefined) return rest;
      const shift = mean([...rest.train.inputs.data]);
      return { ...rest, validation: mapInputs(validation, (value) => value - shift) };
    }),
  ],
  [
    "a transform that makes a test split",
    moves,
    transform((dataset) => {
      const { train } = dataset;
      if (dataset.test !== undefined) return dataset;
      return { ...dataset, train: rowsOf(train, 5, length(train)), test: rowsOf(train, 0, 5) };
    }),
  ],
  [
    "a transform that puts train's first rows behind those of test",
    moves,
    transform((dataset) => {
      const { train, test } = dataset;
      if (test === undefined) return dataset;
      return { ...dataset, train: rowsOf(train, 5, length(train)), test: joined(test, rowsOf(train, 0, 5)) };
    }),
  ],
  [
    "a transform that copies test's rows behind those of train",
    moves,
    transform((dataset) =>
      dataset.test === undefined ? dataset : { ...dataset, train: joined(dataset.train, dataset.test) },
    ),
  ],
  [
    "a transform that joins test to train",
    moves,
    transform(({ test, ...rest }) =>
      test === undefined ? rest : { ...rest, train: joined(rest.train, test) },
    ),
  ],
  [
    "a transform that halves all numbers and copies train's last row to test",
    moves,
    transform((dataset) => {
      const { train, test, ...rest } = everywhere(dataset, (value) => value / 2);
      if (test === undefined) return { ...rest, train };
      const all = length(train);
      return { ...rest, train, test: joined(rowsOf(train, all - 1, all), rowsOf(test, 1, length(test))) };
    }, true),
  ],
  [
    "a transform that says of validation's rows that they are from train's file",
    moves,
    transform((dataset) => {
      const { validation, train } = dataset;
      if (validation === undefined || train.origin === undefined) return dataset;
      const origin = { ...train.origin, lines: train.origin.lines.slice(0, length(validation)) };
      return { ...dataset, validation: { ...validation, origin } };
    }),
  ],
];

const failing = async (plugin: Plugin): Promise<string[]> => {
  const names: string[] = [];
  for (const check of conformance(plugin)) {
    if (check.must && (await runCheck(check)).outcome === "fails") names.push(check.name);
  }
  return names;
};

it.each(wrong)("%s fails in %j alone", async (_, name, plugin) =>
  expect(await failing(plugin)).toEqual([name]),
);

it.each<[string, Plugin]>([
  ["momentum", momentum],
  ["fewer rows of train", transform((dataset) => ({ ...dataset, train: rowsOf(dataset.train, 0, 9) }))],
  [
    "train's rows twice",
    transform((dataset) => ({ ...dataset, train: joined(dataset.train, dataset.train) })),
  ],
  ["the sign alone, which rows share", transform((dataset) => everywhere(dataset, Math.sign))],
  ["halves of whole numbers", transform((dataset) => everywhere(dataset, (x) => Math.floor(x) + 0.5))],
  [
    "held-out rows that are left out",
    transform((dataset) => ({
      ...dataset,
      ...Object.fromEntries(
        heldOut.flatMap((split) => (dataset[split] ? [[split, rowsOf(dataset[split], 0, 4)]] : [])),
      ),
    })),
  ],
])("%s passes all", async (_, plugin) => expect(await failing(plugin)).toEqual([]));
