import { join } from "node:path";
import { createReader, validate } from "@titrate/config";
import { builtinPlugins, wireBuiltins } from "@titrate/container";
import { loadPluginFile } from "@titrate/experiment";
import type { Plugin } from "@titrate/plugin";
import { expect, test } from "vitest";
import { folderWith, root } from "./cli.ts";

const experiment = `
dataset: { type: moons, rows: 60, noise: 0.1 }
transforms: [label-binarize, standardize]
model:
  type: sequential
  layers:
    - { type: dense, units: 6, activation: mish, weights: kaiming }
    - { type: dense, units: 1 }
loss: binary-cross-entropy
regularizers: [{ type: l2, strength: 1e-4 }]
optimizer: { type: adamw, lr: 0.01 }
schedule: cosine
metrics: [accuracy]
callbacks: [{ type: early-stopping, metric: train/loss, patience: 3 }]
train: { epochs: 20, batch: 16 }
evaluate: { every: 5 }
`;

// A plugin of each kind, and its file.
const files: Readonly<Record<string, string>> = {
  "dataset moons": "datasets/src/generated/moons.ts",
  "transform standardize": "datasets/src/transforms/standardize.ts",
  "layer sequential": "layers/src/layers/sequential.ts",
  "layer dense": "layers/src/layers/dense.ts",
  "activation mish": "activations/src/mish.ts",
  "initializer kaiming": "layers/src/initializers/kaiming.ts",
  "loss binary-cross-entropy": "objectives/src/losses/binary-cross-entropy.ts",
  "regularizer l2": "objectives/src/regularizers/l2.ts",
  "optimizer adamw": "optimizers/src/optimizers/adamw.ts",
  "schedule cosine": "optimizers/src/schedules/cosine.ts",
  "metric accuracy": "objectives/src/metrics/accuracy.ts",
  "callback early-stopping": "callbacks/src/early-stopping.ts",
  "rng seedrandom": "layers/src/rngs/seedrandom.ts",
};

const keyOf = ({ kind, name }: Plugin): string => `${kind} ${name}`;

/** The result of the experiment with some of the built-ins taken from their lists and named as files instead. */
async function resultWith(taken: readonly string[]): Promise<unknown> {
  const file = join(folderWith({ "x.yaml": experiment }), "x.yaml");
  const loaded = await Promise.all(
    taken.map((key) => loadPluginFile(join(root, "packages", files[key]!), root)),
  );
  const rest = builtinPlugins.filter((plugin) => !taken.includes(keyOf(plugin)));
  expect(rest.length).toBe(builtinPlugins.length - taken.length);
  const wiring = wireBuiltins(rest).add(loaded.flatMap((each) => ("reason" in each ? [] : each)));
  const composed = createReader(file, [], { environment: {}, now: new Date(0) })([]);
  const arm = wiring.arm({ experiment: validate(composed, wiring.catalogue, wiring), folder: root });
  return arm.train(3);
}

test("a built-in that is taken from its list and named as a file gives the same result, to the bit", async () => {
  const builtin = await resultWith([]);
  expect(await resultWith(Object.keys(files))).toEqual(builtin);
});
