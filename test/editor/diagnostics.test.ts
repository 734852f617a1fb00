import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../acceptance/cli.ts";
import { base, experimentFiles, modeline, withModel, withOptimizer, withTrain } from "./documents.ts";
import { startLanguageServer } from "./language-server.ts";

const server = await startLanguageServer(join(root, "experiments"));
afterAll(() => server.close());

/** What an editor underlines in a text of experiments/: the line, from 1, and the message. */
async function underlined(text: string): Promise<[number, string][]> {
  const found = await server.diagnose(modeline("../configs/schema.json") + text);
  return found.map(({ range, message }) => [range.start.line, String(message)]);
}

describe("what is right is not underlined", () => {
  it.concurrent.each(experimentFiles())("experiments/%s", async (_, text) => {
    expect(text.startsWith(modeline("../configs/schema.json"))).toBe(true);
    expect(await server.diagnose(text)).toEqual([]);
  });

  const defaults = "defaults:\n  - model: three-layer\n";
  it.concurrent.each([
    [
      "every form of defaults",
      `defaults:\n  - base\n  - /model/three-layer@model\n  - optional local: mine\n  - override /model: three-layer\n  - model@second: perceptron\n  - model: [three-layer, perceptron.yaml]\n  - optimizer: null\n  - dataset: \${data}\n  - _self_\n`,
    ],
    [
      "keys that other files give",
      `${defaults}optimizer: { lr: 1e-3, beta1: 0.5 }\nmodel: { name: net }\ntrain: { batch: 4 }\n`,
    ],
    [
      "interpolations and what is still to be given",
      `${withModel(`{ type: dense, units: '\${units}', activation: ???, weights: { type: '\${init}', low: 3 } }`)}seed: ???\nprecision: \${oc.env:P}\nsweep: \${s}\nmetrics: \${m}\n`,
    ],
    [
      "numbers of every form",
      withOptimizer("{ type: adam, lr: 1e-3, eps: 1.5E-8, beta1: .9 }").replace("epochs: 10", "epochs: 1e1"),
    ],
    [
      "a grid of options, names, parts and values",
      `${base}sweep:\n  grid:\n    model: [perceptron, { type: dense, units: 3 }, flatten]\n    optimizer: [{ lr: 1 }, { lr: 2 }]\n    train.epochs: [1, 2]\n    precision: [f32, f64]\n  seeds: [1, 2]\n`,
    ],
    [
      "an ablation",
      `${base}ablation:\n  design: leave-one-out\n  factors:\n    momentum: { off: { optimizer.momentum: 0 }, retune: { optimizer.lr: [1, 2] } }\n`,
    ],
    [
      "parts by name, in lists, in parts",
      withModel(
        "{ type: graph, nodes: { a: { type: dense, units: 2, biases: { type: constant, value: 1 } } }, edges: { a: [input] }, output: a }",
      ),
    ],
  ])("%s", async (_, text) => expect(await underlined(text)).toEqual([]));
});

const pluginNames = /^Value is not accepted. Valid values: /;

describe("what is wrong is underlined once, where it is", () => {
  it.concurrent.each<[string, number, string | RegExp, string]>([
    ["an unknown key", 6, "Property optimiser is not allowed.", `${base}optimiser: sgd\n`],
    ["a misspelt key that is needed", 3, "Property los is not allowed.", base.replace("loss", "los")],
    ["a missing key", 1, 'Missing property "loss".', base.replace(/^loss.*\n/m, "")],
    ["a misspelt plugin", 3, /Valid values: .*"mse"/, base.replace("mse", "msee")],
    ["a misspelt type", 2, /Valid values: .*"dense"/, withModel("{ type: dens, units: 1, whatever: 3 }")],
    ["a list for a part", 2, pluginNames, withModel("[dense]")],
    ["a number for a type", 4, pluginNames, withOptimizer("{ type: 3 }")],
    ["a part without type", 4, 'Missing property "type".', withOptimizer("{ lr: 1 }")],
    [
      "a misspelt `type`",
      2,
      "Property typ is not allowed.",
      withModel("{ type: dense, units: 1, activation: { typ: elu } }"),
    ],
    ["an unknown parameter", 4, "Property lrr is not allowed.", withOptimizer("{ type: sgd, lrr: 1 }")],
    [
      "a parameter of another type",
      4,
      "Property beta1 is not allowed.",
      withOptimizer("{ type: sgd, beta1: 0.9 }"),
    ],
    ["a missing parameter", 2, 'Missing property "units".', withModel("{ type: dense }")],
    [
      "a misspelt parameter that is needed",
      2,
      "Property unit is not allowed.",
      withModel("{ type: dense, unit: 1 }"),
    ],
    [
      "a name that does not do alone",
      2,
      "constant needs value: { type: constant, value: ... }.",
      withModel("{ type: dense, units: 1, weights: constant }"),
    ],
    [
      "a text for a number",
      2,
      'Incorrect type. Expected "integer".',
      withModel('{ type: dense, units: "3" }'),
    ],
    [
      "a fraction for a count",
      2,
      'Incorrect type. Expected "integer".',
      withModel("{ type: dense, units: 1.5 }"),
    ],
    ["a count of none", 2, "Value is below the minimum of 1.", withModel("{ type: dense, units: 0 }")],
    [
      "a negative step",
      4,
      "Value is below the exclusive minimum of 0.",
      withOptimizer("{ type: sgd, lr: -1 }"),
    ],
    [
      "a truth value for a number",
      4,
      'Incorrect type. Expected "number".',
      withOptimizer("{ type: sgd, lr: yes please }"),
    ],
    [
      "a text for a truth value",
      5,
      'Incorrect type. Expected "boolean".',
      withTrain("{ epochs: 1, shuffle: 'yes' }"),
    ],
    ["an unknown key in train", 5, "Property bach is not allowed.", withTrain("{ epochs: 1, bach: 3 }")],
    ["a missing key in train", 5, 'Missing property "epochs".', withTrain("{ batch: 3 }")],
    ["no map for train", 5, "Expected a map of epochs, batch, shuffle.", withTrain("10")],
    [
      "neither a name nor a number",
      5,
      "Expected full, or a whole number from 1.",
      withTrain("{ epochs: 1, batch: ful }"),
    ],
    ["a batch of none", 5, "Value is below the minimum of 1.", withTrain("{ epochs: 1, batch: 0 }")],
    [
      "a wrong enum value",
      6,
      'Value is not accepted. Valid values: "f32", "f64".',
      `${base}precision: f16\n`,
    ],
    ["a wrong element of a list", 6, /Valid values: .*"accuracy"/, `${base}metrics: [accuracy, acuracy]\n`],
    ["a name for a list", 6, 'Incorrect type. Expected "array".', `${base}metrics: accuracy\n`],
    [
      "a wrong parameter of an element",
      7,
      "Property thresold is not allowed.",
      `${base}metrics:\n  - { type: accuracy, thresold: 3 }\n`,
    ],
    [
      "a wrong parameter deep in the model",
      5,
      "Value is below the minimum of 0.",
      withModel(
        "\n  type: sequential\n  layers:\n    - { type: dense, units: 1, activation: { type: elu, alpha: -1 } }",
      ),
    ],
    [
      "neither a number nor a list",
      2,
      'Incorrect type. Expected "integer | array".',
      withModel("{ type: conv2d, filters: 1, kernel: big }"),
    ],
    [
      "too long a list",
      2,
      "Array has too many items. Expected 2 or fewer.",
      withModel("{ type: conv2d, filters: 1, kernel: [1, 2, 3] }"),
    ],
    [
      "a key of a list's map",
      4,
      "Property mach is not allowed.",
      withOptimizer("{ type: sgd, groups: [{ mach: '*' }] }"),
    ],
    ["a wrong name", 2, /^A name has letters/, withModel("{ type: dense, units: 1, name: 3x }")],
    ["nothing where something must be", 6, pluginNames, `${base}schedule: null\n`],
    [
      "a misspelt keyword of defaults",
      2,
      "Property overide /model is not allowed.",
      "defaults:\n  - overide /model: three-layer\n",
    ],
    ["a misspelt group", 2, "Property modle is not allowed.", "defaults:\n  - modle: three-layer\n"],
    [
      "a misspelt option",
      2,
      'Value is not accepted. Valid values: "perceptron", "three-layer".',
      "defaults:\n  - model: three-layers\n",
    ],
    [
      "no entry of defaults",
      2,
      "Expected group: option, the name of a config, or _self_.",
      "defaults:\n  - 3\n",
    ],
    ["no list of defaults", 1, 'Incorrect type. Expected "array".', "defaults: three-layer\n"],
    [
      "a typo over another file's part",
      3,
      "Property lrr is not allowed.",
      "defaults:\n  - optimizer: sgd\noptimizer: { lrr: 3 }\n",
    ],
    [
      "a wrong value over another file's part",
      3,
      'Incorrect type. Expected "number".',
      "defaults:\n  - optimizer: sgd\noptimizer: { lr: fast }\n",
    ],
    ["seeds in the grid", 6, "Property seed is not allowed.", `${base}sweep: { grid: { seed: [1, 2] } }\n`],
    [
      "an empty list in the grid",
      6,
      "Array has too few items. Expected 1 or more.",
      `${base}sweep: { grid: { optimizer.lr: [] } }\n`,
    ],
    [
      "a wrong part in the grid",
      6,
      "Property unit is not allowed.",
      `${base}sweep: { grid: { model: [{ type: dense, unit: 1 }] } }\n`,
    ],
    ["a wrong number of seeds", 6, "Value is below the minimum of 1.", `${base}sweep: { seeds: 0 }\n`],
    [
      "a wrong design",
      6,
      /Valid values: "leave-one-out"/,
      `${base}ablation: { design: leave-one, factors: {} }\n`,
    ],
    [
      "a figure without its name",
      6,
      'Missing property "name".',
      `${base}report: { metric: { goal: minimize } }\n`,
    ],
  ])("%s", async (_, line, message, text) => {
    expect(await underlined(text)).toEqual([
      [line, typeof message === "string" ? message : expect.stringMatching(message)],
    ]);
  });
});
