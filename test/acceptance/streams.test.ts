import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

type Weights = Record<string, { shape: number[]; data: number[] }>;

// A rate too small to move a weight: what comes out is what was drawn.
const experiment = (layers: readonly string[]): string => `
dataset: { type: parity, bits: 4 }
model:
  type: sequential
  layers:
${layers.map((layer) => `    - { type: dense, units: 4, weights: normal, ${layer} }`).join("\n")}
    - { type: dense, name: output, units: 1, activation: sigmoid }
loss: mse
optimizer: { type: sgd, lr: 1.0e-300 }
precision: f64
seed: 11
train: { epochs: 1 }
report: { metric: { name: train/loss }, weights: true }
`;

async function initialWeights(layers: readonly string[], ...overrides: string[]): Promise<Weights> {
  const folder = folderWith({ "x.yaml": experiment(layers) });
  const { stdout, stderr } = await titrate(["run", "x.yaml", "--json", ...overrides], folder);
  expect(stderr).not.toMatch(/E_/);
  const all: Weights = JSON.parse(stdout).arms[0].runs[0].parameters;
  // Biases start at 0, where even such a rate leaves a trace.
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.endsWith(".weight")));
}

test("taking a layer out leaves the initial weights of the others unchanged", async () => {
  const all = await initialWeights(["name: first", "name: second", "name: third"]);
  const fewer = await initialWeights(["name: first", "name: third"]);
  expect(Object.keys(fewer)).toEqual(Object.keys(all).filter((name) => !name.startsWith("second.")));
  for (const [name, values] of Object.entries(fewer)) expect(values, name).toEqual(all[name]);
  expect(all["first.weight"]).not.toEqual(all["second.weight"]);
});

test("another seed draws other weights; another activation or batch size the same", async () => {
  const layers = ["name: first"];
  const base = await initialWeights(layers);
  expect((await initialWeights(layers, "seed=12"))["first.weight"]).not.toEqual(base["first.weight"]);
  expect(await initialWeights(layers, "train.batch=3", "model.layers.0.activation=relu")).toEqual(base);
});
