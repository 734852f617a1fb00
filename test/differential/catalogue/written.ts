import { builtinPlugins } from "@titrate/container";
import type { PartValue } from "@titrate/plugin";
import type { Instances, Kind } from "@titrate/plugin/host";
import { bindPart } from "@titrate/plugin/testing";

type Written = Exclude<PartValue, string>;

/** How plugins are written where their defaults do not do, or do not show all; a plugin may have several. */
const writings: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  "activation gelu": [{}, { approximate: "tanh" }],
  "activation prelu": [{}, { per: "feature" }],
  "activation softmax": [{}, { axis: 0 }],
  "activation step": [{}, { surrogate: "hard-tanh" }, { surrogate: "sigmoid" }],
  "dataset copy-task": [{}, { inputs: "indices" }],
  "dataset csv": [{ file: "people.csv", target: "income", classes: true }],
  "dataset digits": [{}, { images: true }],
  "dataset idx": [{ inputs: "train-images-idx3-ubyte.gz", targets: "train-labels-idx1-ubyte.gz" }],
  "dataset image-folder": [{ folder: "images/train", test: "images/test" }],
  "dataset jsonl": [{ file: "people.jsonl", inputs: ["age", "height"], targets: "income" }],
  "dataset logic-gate": [{ gate: "xor" }],
  "dataset npy": [{ inputs: "x.npy", targets: "y.npy" }],
  "dataset npz": [{ file: "data.npz", inputs: "x", targets: "y" }],
  "dataset parity": [{ bits: 3 }],
  "dataset table": [
    {
      inputs: [
        [0, 1],
        [1, 1],
      ],
      targets: [0, 1],
    },
  ],
  "initializer constant": [{ value: 0.5 }],
  "layer activation": [{ activation: "tanh" }],
  "layer adaptive-average-pool2d": [{ size: [3, 4] }],
  "layer adaptive-max-pool2d": [{ size: [3, 4] }],
  "layer attention": [
    { heads: 2, dropout: 0.25 },
    { causal: true, bias: false },
  ],
  "layer average-pool1d": [{ kernel: 3, stride: 2, padding: 1, ceil: true }],
  "layer average-pool2d": [{ kernel: 2 }, { kernel: 3, stride: 2, padding: 1, "count-padding": false }],
  "layer batch-norm": [{}, { axis: -1, affine: false }],
  "layer bidirectional": [{ layer: { type: "gru", units: 3 } }],
  "layer conv-transpose2d": [
    { filters: 2, kernel: 3, stride: 2, padding: 1, "output-padding": [1, 0], groups: 2 },
  ],
  "layer conv1d": [{ filters: 3, kernel: 3, padding: "causal", dilation: 2, activation: "tanh" }],
  "layer conv2d": [
    { filters: 6, kernel: 3, padding: "same", groups: 2 },
    { filters: 3, kernel: [3, 2], stride: 2, bias: false },
  ],
  "layer dense": [
    { units: 5, activation: "tanh" },
    { units: 1, bias: false },
  ],
  "layer dropout": [{}, { rate: 0.25, per: "channel" }],
  "layer embedding": [{ vocabulary: 7, units: 3, padding: 2 }],
  "layer graph": [
    {
      nodes: {
        a: { type: "dense", units: 6 },
        b: { type: "activation", activation: "tanh" },
        c: { type: "dense", units: 2 },
      },
      edges: { a: ["input"], b: ["a", "input"], c: ["a", "b"] },
      output: "c",
    },
  ],
  "layer group-norm": [{ groups: 2 }, { groups: 1, affine: false }],
  "layer gru": [{ units: 4 }],
  "layer layer-norm": [{}, { axes: 2, affine: false }],
  "layer lstm": [{ units: 4, return: "sequence" }],
  "layer max-pool1d": [{ kernel: 2, ceil: true }],
  "layer max-pool2d": [{ kernel: 3, stride: 2, padding: 1 }],
  "layer parallel": [
    {
      branches: [
        { type: "dense", units: 6 },
        { type: "activation", activation: "tanh" },
      ],
    },
    { branches: ["rms-norm", "layer-norm"], join: "maximum" },
  ],
  "layer positional-embedding": [{ length: 9 }],
  "layer repeat": [{ times: 2, layer: { type: "dense", units: 4, activation: "tanh" } }],
  "layer reshape": [{ shape: [2, -1] }],
  "layer residual": [
    { body: { type: "dense", units: 6 } },
    { body: { type: "dense", units: 3 }, shortcut: { type: "dense", units: 3 }, activation: "tanh" },
  ],
  "layer rnn": [{ units: 4 }, { units: 3, activation: "relu", return: "sequence", bias: false }],
  "layer sequential": [
    { layers: ["dense", "dense"].map((type) => ({ type, units: 4, activation: "relu" })) },
  ],
  "layer shared": [{ id: "one", layer: { type: "dense", units: 3 } }],
  "layer tied": [{ weight: "embedding-1.weight" }],
  "layer transpose": [{ axes: [2, 1] }],
  "loss binary-cross-entropy": [
    { from: "logits" },
    { from: "probabilities" },
    { "positive-weight": 3 },
    { from: "probabilities", "positive-weight": 3 },
  ],
  "loss focal": [{}, { gamma: 0.5, alpha: 0.25 }],
  "loss gaussian": [{}, { variance: "raw", full: true }, { variance: "softplus" }],
  "loss kl-divergence": [{}, { "log-target": true, reduction: "sum" }],
  "loss mse": [{ reduction: "sum" }, {}],
  "loss multi-margin": [{}, { power: 2, weights: [1, 2, 3, 4], ignore: 1 }],
  "loss negative-log-likelihood": [{}, { weights: [1, 2, 3, 4], ignore: 1 }],
  "loss poisson": [{}, { from: "rate", full: true }],
  "loss smooth-l1": [{}, { beta: 0 }],
  "loss softmax-cross-entropy": [{}, { smoothing: 0.1, weights: [1, 2, 3, 4], ignore: 1 }],
  "loss softmax-focal": [{}, { gamma: 0.5, weights: [1, 2, 3, 4], ignore: 1 }],
  "metric f1": [{}, { average: "macro" }, { average: "micro" }],
  "metric precision": [{}, { average: "macro" }, { average: "micro" }],
  "metric recall": [{}, { average: "macro" }, { average: "micro" }],
  "metric specificity": [{}, { average: "macro" }, { average: "micro" }],
  "metric top-k": [{ k: 2 }],
  "optimizer adadelta": [{}, { decay: 0.1 }],
  "optimizer adagrad": [{}, { "lr-decay": 0.1, initial: 1, decay: 0.1 }],
  "optimizer adam": [{}, { decay: 0.1, amsgrad: true }],
  "optimizer adamax": [{}, { decay: 0.1 }],
  "optimizer adamw": [{}, { decay: 0, amsgrad: true }],
  "optimizer asgd": [{}, { lr: 0.1, lambda: 0.1, t0: 5, decay: 0.1 }],
  "optimizer lamb": [{}, { decay: 0 }],
  "optimizer lbfgs": [
    { search: "strong-wolfe", iterations: 4, history: 5 },
    { lr: 0.1, iterations: 3, history: 1 },
  ],
  "optimizer lion": [{}, { decay: 0.1 }],
  "optimizer momentum": [{}, { decay: 0.1 }],
  "optimizer nadam": [{}, { decay: 0.1 }],
  "optimizer nesterov": [{}, { decay: 0.1 }],
  "optimizer radam": [{}, { beta2: 0.9, decay: 0.1 }],
  "optimizer rmsprop": [
    {},
    { momentum: 0.9, decay: 0.1 },
    { centred: true },
    { centred: true, momentum: 0.9 },
  ],
  "optimizer rprop": [{}, { lr: 0.1 }],
  "optimizer sgd": [{}, { momentum: 0.9 }, { momentum: 0.9, dampening: 0.5, nesterov: true, decay: 0.1 }],
  "schedule cosine-restarts": [{ period: 20, factor: 2 }],
  "schedule exponential": [{ gamma: 0.95 }],
  "schedule multi-step": [{ milestones: [30, 70] }],
  "schedule reduce-on-plateau": [{}],
  "schedule sequential": [{ schedules: ["constant", "cosine"], milestones: [40] }],
  "schedule step": [{ size: 25, gamma: 0.5 }],
  "schedule warmup": [{ steps: 20, next: "cosine" }],
  "transform drop": [{ columns: [0] }],
  "transform select": [{ columns: [0] }],
  "transform split": [{ test: 0.25 }],
  "transform subset": [{ rows: 0.5 }],
};

/** How a plugin is written: as `writings` has it, or by its name alone. */
export function writingsOf(kind: Kind, name: string): Written[] {
  return (writings[`${kind} ${name}`] ?? [{}]).map((written) => ({ type: name, ...written }));
}

/** Every plugin of a kind, bound, under what it is called in a test. */
export function everyPlugin<K extends Kind>(kind: K): [string, Instances[K]][] {
  return builtinPlugins
    .filter((plugin) => plugin.kind === kind)
    .flatMap(({ name }) =>
      writingsOf(kind, name).map((written): [string, Instances[K]] => {
        const { type: _, ...params } = written;
        return [`${name} ${JSON.stringify(params)}`, bind(kind, name, written)];
      }),
    );
}

function bind<K extends Kind>(kind: K, name: string, written: Written): Instances[K] {
  try {
    return bindPart(kind, written, builtinPlugins);
  } catch (cause) {
    throw new Error(`${kind} "${name}" needs a line in test/differential/catalogue/written.ts`, { cause });
  }
}

/** The writings that no plugin is called by: mistakes of this table. */
export const strayWritings = (): string[] =>
  Object.keys(writings).filter((key) => !builtinPlugins.some(({ kind, name }) => key === `${kind} ${name}`));
