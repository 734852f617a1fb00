import { join } from "node:path";
import { builtinPlugins } from "@titrate/container";
import type { Kind } from "@titrate/plugin/host";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../acceptance/cli.ts";
import { modeline } from "./documents.ts";
import { startLanguageServer } from "./language-server.ts";

const server = await startLanguageServer(join(root, "experiments"));
afterAll(() => server.close());
const head = modeline("../configs/schema.json");

const offered = async (text: string): Promise<string[]> =>
  (await server.complete(head + text)).map(({ label }) => label).sort();

const namesOf = (kind: Kind): string[] =>
  builtinPlugins
    .filter((plugin) => plugin.kind === kind)
    .map(({ name }) => name)
    .sort();

const dense = ["activation", "bias", "biases", "inputs", "name", "units", "weights"];

describe("what is offered", () => {
  it.concurrent.each([
    ["the names of a kind", "optimizer: |", namesOf("optimizer")],
    ["those of types, in a map", "loss:\n  type: |", namesOf("loss")],
    ["those of types, in flow", "loss: { type: m| }", namesOf("loss")],
    ["parameters, in flow", "metrics: [{ type: accuracy, t| }]", ["name", "threshold"]],
    ["the types in a list", "model:\n  type: sequential\n  layers:\n    - type: |", namesOf("layer")],
    [
      "the parameters of a type, and of no other",
      "optimizer:\n  type: adam\n  |",
      ["amsgrad", "beta1", "beta2", "clip", "decay", "eps", "groups", "lr", "name"],
    ],
    [
      "those that are not written yet",
      "model:\n  type: sequential\n  layers:\n    - type: dense\n      units: 1\n      |",
      dense.filter((key) => key !== "units"),
    ],
    [
      "those of a part in a part",
      "model:\n  type: activation\n  activation:\n    type: elu\n    |",
      ["alpha", "name"],
    ],
    ["the values of an enum", "precision: |", ["f32", "f64"]],
    ["truth values", "train:\n  shuffle: |", ["false", "true"]],
    ["the keys of train", "train:\n  |", ["batch", "epochs", "shuffle"]],
    ["a default", "optimizer:\n  type: adam\n  lr: |", ["0.001"]],
    [
      "the designs of an ablation",
      "ablation:\n  design: |",
      ["add-one-in", "factorial", "fractional", "leave-one-out", "one-at-a-time", "pairwise", "path"],
    ],
    ["groups", "defaults:\n  - |", ["_self_", "dataset", "model", "optimizer"]],
    ["the options of a group", "defaults:\n  - model: |", ["null", "perceptron", "three-layer"]],
    ["type and name where there is no type", "optimizer:\n  |", ["name", "type"]],
  ])("%s", async (_, text, labels) => expect(await offered(text)).toEqual(labels));

  it.concurrent("all keys of an experiment, but those that are written", async () => {
    const keys = await offered("loss: mse\n|");
    expect(keys).toEqual(
      expect.arrayContaining(["ablation", "dataset", "defaults", "executor", "report", "sweep", "train"]),
    );
    expect(keys).not.toContain("loss");
  });

  it.concurrent("names in place of an activation, with what they are", async () => {
    const items = await server.complete(`${head}model:\n  type: dense\n  activation: |`);
    expect(items.map(({ label }) => label).sort()).toEqual(namesOf("activation"));
    const documentation = items.find(({ label }) => label === "relu")?.documentation;
    expect(JSON.stringify(documentation)).toContain("The rectifier: max(x, 0)");
  });

  it.concurrent("options and plugins in a grid", async () => {
    expect(await offered("sweep:\n  grid:\n    model:\n      - |")).toEqual(
      expect.arrayContaining(["flatten", "perceptron"]),
    );
  });

  it.concurrent("parameters of every type over another file's part", async () => {
    const keys = await offered("defaults:\n  - optimizer: sgd\noptimizer:\n  |");
    expect(keys).toEqual(expect.arrayContaining(["lr", "momentum", "beta1", "type"]));
  });
});

describe("what is told", () => {
  it.concurrent.each([
    ["of a key", "|optimizer: sgd\n", "How the parameters are updated, by what groups, after what clipping."],
    ["of a name", "model: { type: dense, activation: |relu }\n", "`relu`: The rectifier: max(x, 0)"],
    ["of a type, with its source", "optimizer: { type: |adam }\n", "(Kingma & Ba 2015"],
    ["of a parameter", "optimizer: { type: adam, |lr: 1 }\n", "Takes a number above 0. Unless given, 0.001."],
    [
      "of a parameter deep in a model",
      "model:\n  type: sequential\n  layers:\n    - { type: dropout, |per: channel }\n",
      "What is dropped as one",
    ],
    ["of a key in a map", "train: { |batch: full }\n", "Rows a step; `full` takes all."],
    ["of defaults", "|defaults:\n  - model: three-layer\n", "What the file starts from"],
  ])("%s", async (_, text, words) => {
    expect(await server.hover(head + text)).toContain(words);
  });
});
