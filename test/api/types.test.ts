import {
  ConfigError,
  type DatasetParts,
  defineExperiment,
  type ExperimentDefinition,
  type ExperimentKeys,
  type LayerParts,
  type LoadedExperiment,
  loadExperiment,
  type OptimizerParts,
  type Part,
  type PartOfType,
} from "titrate";
import { describe, expect, expectTypeOf, it } from "vitest";

// The compiler checks this file (`npm run check`): an error that is expected and does not come is an error. The tests
// hold the two judges together: what the types refuse, the validation refuses, and the other way round.

const basic = {
  dataset: "xor-3bit",
  model: { type: "dense", units: 1 },
  loss: "mse",
  optimizer: { type: "sgd", lr: 1 },
  train: { epochs: 1 },
} as const;

const model = (written: ExperimentKeys["model"]) => defineExperiment({ ...basic, model: written });
const layers = (...written: readonly Part<LayerParts>[]) => model({ type: "sequential", layers: written });
const optimizer = (written: ExperimentKeys["optimizer"]) =>
  defineExperiment({ ...basic, optimizer: written });
const dataset = (written: ExperimentKeys["dataset"]) => defineExperiment({ ...basic, dataset: written });
const keys = (written: Partial<ExperimentKeys>) => defineExperiment({ ...basic, ...written });

const wrong: Readonly<Record<string, () => ExperimentDefinition>> = {
  "a misspelt key": () =>
    // @ts-expect-error metrics
    keys({ metrix: ["accuracy"] }),
  "a key that must be given": () =>
    // @ts-expect-error no loss
    defineExperiment({ dataset: "xor-3bit", model: "flatten", optimizer: "adam", train: { epochs: 1 } }),
  "a plugin that there is not": () =>
    // @ts-expect-error there is "dense"
    model({ type: "dens", units: 4 }),
  "a name that there is not": () =>
    // @ts-expect-error there is "flatten"
    model("flaten"),
  "a plugin of another kind": () =>
    // @ts-expect-error that is a loss
    model("mse"),
  "a bare name of what has a parameter that must be given": () =>
    // @ts-expect-error units
    model("dense"),
  "a misspelt parameter": () =>
    // @ts-expect-error units
    model({ type: "dense", unit: 4 }),
  "a parameter of another plugin": () =>
    // @ts-expect-error that is adam's
    optimizer({ type: "sgd", lr: 1, beta1: 0.9 }),
  "a parameter that must be given": () =>
    // @ts-expect-error units
    model({ type: "dense" }),
  "a text for a number": () =>
    // @ts-expect-error a number
    model({ type: "dense", units: "4" }),
  "a number for a switch": () =>
    // @ts-expect-error true or false
    model({ type: "dense", units: 4, bias: 1 }),
  "null for a number": () =>
    // @ts-expect-error a number
    model({ type: "dense", units: null }),
  "a choice that there is not": () =>
    // @ts-expect-error none or tanh
    layers({ type: "activation", activation: { type: "gelu", approximate: "tan" } }),
  "a part in a part": () =>
    // @ts-expect-error there is "relu"
    layers({ type: "dense", units: 4, activation: "rely" }),
  "a part far within": () =>
    // @ts-expect-error there is "zeros"
    layers({ type: "residual", body: { type: "dense", units: 4, biases: { type: "zero" } } }),
  "a part where a list is asked for": () =>
    // @ts-expect-error a list
    model({ type: "sequential", layers: "flatten" }),
  "a pair of three": () =>
    // @ts-expect-error one or two numbers
    layers({ type: "conv2d", filters: 4, kernel: [3, 3, 3] }),
  "a parameter of a group": () =>
    // @ts-expect-error decay
    optimizer({ type: "adam", groups: [{ match: "*.bias", decays: 0 }] }),
  "a group without a pattern": () =>
    // @ts-expect-error match
    optimizer({ type: "adam", groups: [{ decay: 0 }] }),
  "a search with groups": () =>
    // @ts-expect-error it sees all parameters as one
    optimizer({ type: "lbfgs", groups: [{ match: "*.bias" }] }),
  "a choice of a dataset": () =>
    // @ts-expect-error and, or, nand, nor, xor, xnor
    dataset({ type: "logic-gate", gate: "exor" }),
  "a metric among others": () =>
    // @ts-expect-error accuracy
    keys({ metrics: ["mean-absolute-error", "acuracy"] }),
  "no map": () =>
    // @ts-expect-error { epochs: 5 }
    keys({ train: 5 }),
  "a key in a map": () =>
    // @ts-expect-error epochs
    keys({ train: { epoch: 5 } }),
  "a precision that there is not": () =>
    // @ts-expect-error f32 or f64
    keys({ precision: "f16" }),
  "an executor that there is not": () =>
    // @ts-expect-error compiled or reference
    keys({ executor: "gpu" }),
  "a grid of one value": () =>
    // @ts-expect-error a list of values
    keys({ sweep: { grid: { "optimizer.lr": 0.1 } } }),
  "a direction that there is not": () =>
    // @ts-expect-error maximize or minimize
    keys({ report: { metric: { name: "train/loss", goal: "smaller" } } }),
  "a text for plugins": () =>
    // @ts-expect-error a list
    keys({ plugins: "./swish.ts" }),
  "a parameter that no plugin of the kind has, over a config group": () =>
    // @ts-expect-error lr
    defineExperiment({ ...basic, defaults: [{ optimizer: "sgd" }], optimizer: { lrate: 1 } }),
  "a text for a number, over a config group": () =>
    // @ts-expect-error a number
    defineExperiment({ ...basic, defaults: [{ optimizer: "sgd" }], optimizer: { lr: "1" } }),
};

const right: Readonly<Record<string, () => ExperimentDefinition>> = {
  "the least": () => defineExperiment(basic),
  "parts by name and by type, with names of their own": () =>
    layers({ type: "dense", name: "hidden", units: 4, activation: { type: "elu", alpha: 2 } }, "flatten", {
      type: "dense",
      units: 1,
    }),
  "what is given elsewhere": () =>
    keys({ seed: 1, train: { epochs: "${seed}" }, sweep: { grid: { "optimizer.lr": ["${seed}"] } } }),
  "over config groups nothing is required": () =>
    defineExperiment({
      defaults: [{ model: "three-layer" }, { dataset: "xor-3bit" }, { optimizer: "sgd" }, "_self_"],
      loss: "mse",
      optimizer: { lr: 1 },
      train: { epochs: 1 },
    }),
  "groups of parameters": () =>
    optimizer({ type: "adam", clip: { norm: 1 }, groups: [{ match: "*.bias", lr: 0.1 }] }),
  "one number and two": () => keys({ sweep: { grid: { "optimizer.lr": [0.1, 1] }, seeds: [1, 2] } }),
};

describe("what the types refuse", () => {
  it("are many things", () => expect(Object.keys(wrong).length).toBeGreaterThanOrEqual(25));
  it.each(Object.entries(wrong))("is refused when it is loaded: %s", async (_, define) => {
    await expect(loadExperiment(define())).rejects.toThrow(ConfigError);
  });
});

describe("what the types take", () => {
  it.each(Object.entries(right))("is loaded: %s", async (_, define) => {
    expect((await loadExperiment(define())).plan.runs.length).toBeGreaterThan(0);
  });
});

it("types follow the plugins' schemas", () => {
  expectTypeOf<"relu">().not.toExtend<Part<LayerParts>>();
  expectTypeOf<"xor-3bit">().toExtend<Part<DatasetParts>>();
  expectTypeOf<PartOfType<OptimizerParts, "adam">["type"]>().toEqualTypeOf<"adam">();
  expectTypeOf<{ type: "dense"; units: number }>().toExtend<PartOfType<LayerParts, "dense">>();
  expectTypeOf<{ type: "dense" }>().not.toExtend<PartOfType<LayerParts, "dense">>();
  expectTypeOf<LoadedExperiment["config"]["train"]["epochs"]>().toEqualTypeOf<number>();
  expectTypeOf(loadExperiment).parameter(1).toEqualTypeOf<readonly string[] | undefined>();
  // @ts-expect-error an object is wrapped in defineExperiment
  expectTypeOf(loadExperiment).toBeCallableWith(basic);
});
