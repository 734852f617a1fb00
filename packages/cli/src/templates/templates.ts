import type { Kind } from "@titrate/plugin/host";
import { activation, initializer, layer, loss, metric, regularizer } from "./graph.ts";
import { callback, dataset, optimizer, schedule, transform } from "./training.ts";

/** A plugin of each kind to begin with: one that runs, and passes its checks. */
export const templates: Partial<Readonly<Record<Kind, (name: string) => string>>> = {
  activation,
  callback,
  dataset,
  initializer,
  layer,
  loss,
  metric,
  optimizer,
  regularizer,
  schedule,
  transform,
};

/** How an experiment names a plugin. */
export const usage: Readonly<Record<Kind, (name: string) => string>> = {
  activation: (name) => `model: { ..., layers: [{ type: dense, units: 4, activation: ${name} }] }`,
  callback: (name) => `callbacks: [${name}]`,
  dataset: (name) => `dataset: ${name}`,
  initializer: (name) => `model: { ..., layers: [{ type: dense, units: 4, weights: ${name} }] }`,
  layer: (name) => `model: { ..., layers: [${name}] }`,
  loss: (name) => `loss: ${name}`,
  metric: (name) => `metrics: [${name}]`,
  optimizer: (name) => `optimizer: ${name}`,
  regularizer: (name) => `regularizers: [${name}]`,
  rng: (name) => `rng: ${name}`,
  schedule: (name) => `schedule: ${name}`,
  transform: (name) => `transforms: [${name}]`,
};

/** A test that runs by itself. Parts of a plugin are built-ins. */
export function testTemplate(kind: Kind, name: string, path: string): string {
  const hasParts = kind === "layer";
  return `// npx node ${path}
import { test } from "node:test";
${hasParts ? 'import { builtinPlugins } from "@titrate/container";\n' : ""}import { testConformance } from "@titrate/testkit";
import plugin from "./${name}.ts";

// What every ${kind} must hold, a test each. Add your own below.
testConformance(test, plugin${hasParts ? ", { plugins: builtinPlugins }" : ""});
`;
}
