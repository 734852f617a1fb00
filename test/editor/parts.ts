import { experimentShape } from "@titrate/config";
import { builtinPlugins, executors } from "@titrate/container";
import { describeParameters, type Kind } from "@titrate/plugin/host";
import { writingsOf } from "../differential/catalogue/written.ts";

/** A part as it is written, of a kind. */
export interface WrittenPart {
  readonly kind: Kind;
  readonly part: object;
}

/** The least that an experiment needs. */
const least: Readonly<Record<string, unknown>> = {
  dataset: "xor-3bit",
  model: { type: "dense", units: 1 },
  loss: "mse",
  optimizer: "sgd",
  train: { epochs: 1 },
};

/** An experiment in which a part of a kind stands. */
export const places: Readonly<Record<Kind, (part: object) => object>> = {
  activation: (part) => ({ ...least, model: { type: "activation", activation: part } }),
  callback: (part) => ({ ...least, callbacks: [part] }),
  dataset: (part) => ({ ...least, dataset: part }),
  initializer: (part) => ({ ...least, model: { type: "dense", units: 1, weights: part } }),
  layer: (part) => ({ ...least, model: { type: "sequential", layers: [part] } }),
  loss: (part) => ({ ...least, loss: part }),
  metric: (part) => ({ ...least, metrics: [part] }),
  optimizer: (part) => ({ ...least, optimizer: part }),
  regularizer: (part) => ({ ...least, regularizers: [part] }),
  rng: (part) => ({ ...least, rng: part }),
  schedule: (part) => ({ ...least, schedule: part }),
  transform: (part) => ({ ...least, transforms: [part] }),
};

/** Every built-in plugin as its page writes it. */
export function partsOf(): WrittenPart[] {
  return builtinPlugins.flatMap(({ kind, name }) => writingsOf(kind, name).map((part) => ({ kind, part })));
}

/** Of every type, and on both sides of the usual limits. */
const values: readonly unknown[] = [
  ...[true, null, "", "text", "same", "relu", "zeros", 0, 1, 2, -1, 0.5, 1.5],
  ...[[], {}, [1], [1, 2], [1, 2, 3], ["text"], ["dense"], [[1]], [{}], { norm: 1 }, { a: 1 }],
  ...[{ type: "relu" }, { type: "nothing" }, { type: "constant" }, { a: { type: "flatten" } }],
  ...[[{ match: "*" }], [{ match: 3 }], { inputs: [1], targets: [1] }],
];

/**
 * Parameters with values of every type in their places, of those that take the same one of each kind; plugins without
 * one of their keys, and with one too many.
 */
export function wrongParts(): WrittenPart[] {
  const seen = new Set<string>();
  return builtinPlugins.flatMap(({ kind, name, params }) => {
    const [written] = writingsOf(kind, name);
    const fresh = describeParameters(params).filter(({ takes, fields }) => {
      const what = JSON.stringify([kind, takes, fields]);
      return !seen.has(what) && seen.add(what);
    });
    const own = seen.has(kind) ? [] : ["name", "type"];
    seen.add(kind);
    const keys = [...fresh.map((parameter) => parameter.name), ...own];
    const changed = keys.flatMap((key) => values.map((value) => ({ ...written, [key]: value })));
    const without = Object.keys(params).map((key) => ({ ...written, [key]: undefined }));
    return [...changed, ...without, { ...written, nothing: 1 }].map((part) => ({ kind, part }));
  });
}

/** Experiments with values of every type in place of each key, alone and over an option of a group. */
export function wrongExperiments(): object[] {
  const parameters = describeParameters(experimentShape(executors.map(({ name }) => name)));
  return parameters.flatMap(({ name, fields = [] }) =>
    values.flatMap((value) => [
      { ...least, [name]: value },
      ...fields.map((field) => ({ ...least, [name]: { ...filled[name], [field.name]: value } })),
      ...(fields.length > 0
        ? []
        : [
            { ...overOptions, [name]: value },
            { ...overOptions, [name]: { lr: value } },
          ]),
    ]),
  );
}

/** What maps of an experiment must have. */
const filled: Readonly<Record<string, object>> = {
  train: { epochs: 1 },
  report: { metric: { name: "train/loss" } },
};

/** An experiment that has all from options of groups. */
const overOptions: object = {
  defaults: [{ model: "perceptron" }, { dataset: "xor-3bit" }, { optimizer: "adam" }, "_self_"],
  loss: "mse",
  train: { epochs: 1 },
};

/** Experiments whose values are given elsewhere. */
export const interpolated: readonly object[] = [
  { ...least, seed: 3, model: { type: "dense", units: `\${seed}` } },
  {
    ...least,
    train: { epochs: 2, batch: `\${.epochs}`, shuffle: `\${oc.decode:\${oc.env:SHUFFLE,"true"}}` },
  },
  { ...least, precision: `f\${oc.env:BITS,32}`, metrics: [`\${oc.env:METRIC,accuracy}`] },
  { ...least, model: { type: "dense", units: 1, activation: `\${oc.env:ACTIVATION,relu}` } },
  { ...least, seed: 3, sweep: { seeds: 2, grid: { "optimizer.lr": [`\${seed}`, 2] } } },
];
