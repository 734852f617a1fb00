import { join } from "node:path";
import type { ValidPart } from "@titrate/plugin";
import { describe, expect, expectTypeOf, it } from "vitest";
import { readExperiment } from "./compose.ts";
import type { Experiment } from "./experiment.ts";
import { parseArguments } from "./overrides.ts";
import { catalogue } from "./testing/catalogue.ts";
import { makeFolder, problemsIn } from "./testing/folder.ts";
import { validate } from "./validate.ts";

const base = `dataset: xor-3bit
model:
  type: dense
  units: 1
  activation: sigmoid
  bias: null
loss: mean-squared-error
optimizer: { type: sgd, lr: 1 }
train: { epochs: 10 }
`;

describe("validate", () => {
  it("fills in every default", () => {
    const experiment = validated({ "hidden-layer.yaml": base });
    expect(experiment).toEqual({
      name: "hidden-layer",
      plugins: [],
      dataset: { kind: "dataset", type: "xor-3bit", path: ["dataset"], params: {} },
      model: {
        kind: "layer",
        type: "dense",
        path: ["model"],
        params: { units: 1, activation: bare("activation", "sigmoid", ["model", "activation"]), bias: null },
      },
      loss: bare("loss", "mean-squared-error", ["loss"]),
      optimizer: { kind: "optimizer", type: "sgd", path: ["optimizer"], params: { lr: 1, momentum: 0 } },
      schedule: bare("schedule", "constant", ["schedule"]),
      metrics: [],
      train: { epochs: 10, batch: "full", shuffle: true },
      seed: 0,
      rng: bare("rng", "seedrandom", ["rng"]),
      precision: "f32",
      executor: "reference",
    });
    expectTypeOf(experiment.model).toEqualTypeOf<ValidPart<"layer">>();
  });

  it("keeps all that is given", () => {
    const given = {
      name: "n",
      description: "d",
      plugins: ["./a.ts"],
      schedule: "constant",
      metrics: ["accuracy", { type: "accuracy", name: "strict", threshold: 0.9 }],
      train: { epochs: 3, batch: 4, shuffle: false },
      evaluate: { every: 2 },
      seed: 7,
      precision: "f64",
      sweep: { grid: { "optimizer.lr": [0.1, 1], model: ["a"] }, seeds: [1, 5] },
      report: {
        metric: { name: "test/accuracy", goal: "maximize" },
        solved: 1,
        compare: "model",
        within: "optimizer.lr",
        also: ["train/loss"],
        predictions: "test",
      },
    };
    const overrides = Object.entries(given).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    const experiment = validated({ "x.yaml": base }, ...overrides);
    const { schedule, metrics, ...rest } = given;
    expect(experiment).toMatchObject(rest);
    expect(experiment.metrics[1]).toEqual({
      kind: "metric",
      type: "accuracy",
      name: "strict",
      path: ["metrics", 1],
      params: { threshold: 0.9 },
    });
  });

  it("validates parts within parts, in lists and maps", () => {
    const experiment = validated({
      "x.yaml": base.replace(
        /model:[\s\S]*?loss/,
        `model:
  type: sequential
  layers:
    - { type: dense, name: hidden, units: 4, bias: uniform }
    - { type: branches, of: { left: { type: dense, units: 1, bias: ~ } } }
loss`,
      ),
    });
    const [hidden, branches] = experiment.model.params.layers as ValidPart[];
    expect(hidden).toEqual({
      kind: "layer",
      type: "dense",
      name: "hidden",
      path: ["model", "layers", 0],
      params: {
        units: 4,
        activation: bare("activation", "identity", ["model", "layers", 0, "activation"]),
        bias: bare("initializer", "uniform", ["model", "layers", 0, "bias"]),
      },
    });
    const { left } = branches!.params.of as Record<string, ValidPart>;
    expect(left!.path).toEqual(["model", "layers", 1, "of", "left"]);
  });

  it("freezes all of it", () => {
    const { metrics, model, sweep } = validated({ "x.yaml": base }, "sweep.grid={a: [[1]]}");
    expect(
      [metrics, model, model.params, model.path, sweep?.grid, sweep?.grid.a].every(Object.isFrozen),
    ).toBe(true);
    expect(Object.isFrozen(sweep!.grid.a![0])).toBe(true);
  });
});

describe("validate reports", () => {
  it("everything that is missing", () => {
    expect(problemsOf("description: nothing yet\n")).toMatchInlineSnapshot(`
      "x.yaml  E_MISSING  an experiment needs "dataset" (a dataset)
      known datasets: columns, points, table, xor-3bit

      x.yaml  E_MISSING  an experiment needs "model" (a layer)
      known layers: branches, dense, sequential

      x.yaml  E_MISSING  an experiment needs "loss" (a loss)
      known losses: mean-squared-error

      x.yaml  E_MISSING  an experiment needs "optimizer" (an optimizer)
      known optimizers: adam, sgd

      x.yaml  E_MISSING  an experiment needs "train.epochs" (a number)"
    `);
  });

  it("a missing parameter whose name is nearly that of a key which every part has", () => {
    const part = "{ type: columns, name: mine }";
    expect(problemsOf(base.replace("xor-3bit", part))).toMatchInlineSnapshot(`
      "x.yaml:1:18  E_MISSING  dataset "columns" needs "types" (a list)
          1 | dataset: { type: columns, name: mine }
            |                  ^^^^^^^

      x.yaml:1:18  E_MISSING  dataset "columns" needs "names" (a list)
          1 | dataset: { type: columns, name: mine }
            |                  ^^^^^^^"
    `);
  });

  it("unknown keys at each level", () => {
    expect(
      problemsOf(
        `${base}trian: 1
report: { metric: { name: a, gaol: maximize }, alos: [] }
evaluate: { evry: 1 }
metrics: [{ type: accuracy, treshold: 1 }]
`,
      ),
    ).toMatchInlineSnapshot(`
      "x.yaml:10:1  E_UNKNOWN_KEY  an experiment has no key "trian"
          9 | train: { epochs: 10 }
         10 | trian: 1
            | ^^^^^ did you mean "train"?
      known keys of an experiment: defaults, name, description, plugins, dataset, model, loss, optimizer, schedule, metrics, train, evaluate, seed, rng, precision, executor, sweep, report

      x.yaml:11:30  E_UNKNOWN_KEY  report.metric has no key "gaol"
         10 | trian: 1
         11 | report: { metric: { name: a, gaol: maximize }, alos: [] }
            |                              ^^^^ did you mean "goal"?
      known keys of report.metric: name, goal

      x.yaml:11:48  E_UNKNOWN_KEY  report has no key "alos"
         10 | trian: 1
         11 | report: { metric: { name: a, gaol: maximize }, alos: [] }
            |                                                ^^^^ did you mean "also"?
      known keys of report: metric, solved, compare, within, also, predictions, weights

      x.yaml:12:1  E_MISSING  evaluate needs "every" (a number)
         11 | report: { metric: { name: a, gaol: maximize }, alos: [] }
         12 | evaluate: { evry: 1 }
            | ^^^^^^^^

      x.yaml:12:13  E_UNKNOWN_KEY  evaluate has no key "evry"
         11 | report: { metric: { name: a, gaol: maximize }, alos: [] }
         12 | evaluate: { evry: 1 }
            |             ^^^^ did you mean "every"?
      known keys of evaluate: every

      x.yaml:13:29  E_UNKNOWN_KEY  metric "accuracy" has no parameter "treshold"
         12 | evaluate: { evry: 1 }
         13 | metrics: [{ type: accuracy, treshold: 1 }]
            |                             ^^^^^^^^ did you mean "threshold"?
      known parameters of accuracy: threshold"
    `);
  });

  it("unknown plugins, with what the name could mean", () => {
    expect(
      problemsOf(
        base.replace("sigmoid", "sigmod").replace("xor-3bit", "parity").replace("mean-squared-error", "relu"),
      ),
    ).toMatchInlineSnapshot(`
      "x.yaml:1:10  E_UNKNOWN_PLUGIN  there is no dataset "parity"
          1 | dataset: parity
            |          ^^^^^^
      known datasets: columns, points, table, xor-3bit

      x.yaml:5:15  E_UNKNOWN_PLUGIN  there is no activation "sigmod"
          4 |   units: 1
          5 |   activation: sigmod
            |               ^^^^^^ did you mean "sigmoid"?
      known activations: elu, identity, leaky-relu, relu, sigmoid

      x.yaml:7:7  E_UNKNOWN_PLUGIN  there is no loss "relu"
          6 |   bias: null
          7 | loss: relu
            |       ^^^^ "relu" is an activation
      known losses: mean-squared-error"
    `);
  });

  it("the value that a faulty one replaced", () => {
    expect(problemsOf(base, "model.activation=sigmod", "train.epochs=ten")).toMatchInlineSnapshot(`
      "command line, argument 1  E_UNKNOWN_PLUGIN  there is no activation "sigmod"
          model.activation=sigmod
                           ^^^^^^ did you mean "sigmoid"?
      known activations: elu, identity, leaky-relu, relu, sigmoid
      overrides x.yaml:5:15 ("sigmoid")

      command line, argument 2  E_TYPE  expected a number, got the string "ten"
          train.epochs=ten
                       ^^^
      overrides x.yaml:9:18 (10)"
    `);
  });

  it("keys that only the command line knows", () => {
    expect(problemsOf(base, "optimizer.lrr=0.1", "model.activation.slope=1")).toMatchInlineSnapshot(`
      "command line, argument 2  E_UNKNOWN_KEY  activation "sigmoid" has no parameter "slope"
          model.activation.slope=1
                           ^^^^^
      there are no parameters of sigmoid

      command line, argument 1  E_UNKNOWN_KEY  optimizer "sgd" has no parameter "lrr"
          optimizer.lrr=0.1
                    ^^^ did you mean "lr"?
      known parameters of sgd: lr, momentum"
    `);
  });

  it("parameters of a type that was changed away", () => {
    const sgd = base.replace("lr: 1 }", "lr: 1, momentum: 0.9 }");
    expect(problemsOf(sgd, "optimizer.type=adam")).toMatchInlineSnapshot(`
      "x.yaml:8:32  E_UNKNOWN_KEY  optimizer "adam" has no parameter "momentum"
          7 | loss: mean-squared-error
          8 | optimizer: { type: sgd, lr: 1, momentum: 0.9 }
            |                                ^^^^^^^^
      it belongs to type "sgd", which was changed to "adam" at command line, argument 1
      known parameters of adam: lr, beta1"
    `);
    expect(problemsOf(sgd, "optimizer={type: adam}")).toBe("");
  });

  it("a missing parameter at the part that needs it", () => {
    expect(
      problemsOf(
        `dataset: { type: points }
model: { type: sequential, layers: [{ units: 3 }, dense] }
loss: mean-squared-error
optimizer: sgd
train: {}
report: { metric: {} }
`,
      ),
    ).toMatchInlineSnapshot(`
      "x.yaml:1:18  E_MISSING  dataset "points" needs "rows" (a list)
          1 | dataset: { type: points }
            |                  ^^^^^^

      x.yaml:2:37  E_MISSING  a layer needs "type"
          1 | dataset: { type: points }
          2 | model: { type: sequential, layers: [{ units: 3 }, dense] }
            |                                     ^^^^^^^^^^^^
      known layers: branches, dense, sequential

      x.yaml:2:51  E_MISSING  layer "dense" needs "units" (a number)
          1 | dataset: { type: points }
          2 | model: { type: sequential, layers: [{ units: 3 }, dense] }
            |                                                   ^^^^^

      x.yaml:4:12  E_MISSING  optimizer "sgd" needs "lr" (a number)
          3 | loss: mean-squared-error
          4 | optimizer: sgd
            |            ^^^

      x.yaml:5:1  E_MISSING  train needs "epochs" (a number)
          4 | optimizer: sgd
          5 | train: {}
            | ^^^^^

      x.yaml:6:11  E_MISSING  report.metric needs "name" (a string)
          5 | train: {}
          6 | report: { metric: {} }
            |           ^^^^^^"
    `);
  });

  it("values of another type, in plain words", () => {
    expect(
      problemsOf(
        `dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
model: [dense]
loss: { type: 3 }
optimizer: { type: sgd, lr: -1, momentum: .nan }
schedule: null
metrics: accuracy
train: { epochs: 1.5, batch: ful, shuffle: "yes" }
evaluate: { every: 0 }
seed: "1"
precision: f16
executor: wasm
sweep: { seeds: [1, 1] }
`,
      ),
    ).toMatchInlineSnapshot(`
      "x.yaml:1:44  E_TYPE  expected a number, got the string "fast"
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
            |                                            ^^^^

      x.yaml:1:52  E_MISSING  rows.1 needs "y" (a number)
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
            |                                                    ^^^^^^^^

      x.yaml:1:62  E_TYPE  expected a map, got 3
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
            |                                                              ^

      x.yaml:2:8  E_TYPE  expected a layer (its name, or a map with "type"), got a list of 1
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
          2 | model: [dense]
            |        ^^^^^^^

      x.yaml:3:15  E_TYPE  expected the name of a loss, got 3
          2 | model: [dense]
          3 | loss: { type: 3 }
            |               ^

      x.yaml:4:29  E_TYPE  expected a number above 0, got -1
          3 | loss: { type: 3 }
          4 | optimizer: { type: sgd, lr: -1, momentum: .nan }
            |                             ^^

      x.yaml:4:43  E_TYPE  expected a number, got NaN
          3 | loss: { type: 3 }
          4 | optimizer: { type: sgd, lr: -1, momentum: .nan }
            |                                           ^^^^

      x.yaml:5:11  E_TYPE  expected a schedule (its name, or a map with "type"), got nothing (null)
          4 | optimizer: { type: sgd, lr: -1, momentum: .nan }
          5 | schedule: null
            |           ^^^^

      x.yaml:6:10  E_TYPE  expected a list of metrics, got the string "accuracy"
          5 | schedule: null
          6 | metrics: accuracy
            |          ^^^^^^^^

      x.yaml:7:18  E_TYPE  expected an integer, got 1.5
          6 | metrics: accuracy
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
            |                  ^^^

      x.yaml:7:30  E_TYPE  expected "full" or a number, got the string "ful"
          6 | metrics: accuracy
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
            |                              ^^^ did you mean "full"?

      x.yaml:7:44  E_TYPE  expected true or false, got the string "yes"
          6 | metrics: accuracy
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
            |                                            ^^^^^

      x.yaml:8:20  E_TYPE  expected a number above 0, got 0
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
          8 | evaluate: { every: 0 }
            |                    ^

      x.yaml:9:7  E_TYPE  expected a number, got the string "1"
          8 | evaluate: { every: 0 }
          9 | seed: "1"
            |       ^^^

      x.yaml:10:12  E_TYPE  expected "f32" or "f64", got the string "f16"
          9 | seed: "1"
         10 | precision: f16
            |            ^^^

      x.yaml:11:11  E_TYPE  expected "reference", got the string "wasm"
         10 | precision: f16
         11 | executor: wasm
            |           ^^^^

      x.yaml:12:17  E_TYPE  a seed is listed twice
         11 | executor: wasm
         12 | sweep: { seeds: [1, 1] }
            |                 ^^^^^^"
    `);
  });

  it("lists and names that parts cannot have", () => {
    expect(
      problemsOf(base.replace("type: dense", "type: sequential\n  name: a.b\n  layers: []")),
    ).toMatchInlineSnapshot(`
      "x.yaml:4:9  E_TYPE  expected a name of letters, digits, "_" and "-", got the string "a.b"
          3 |   type: sequential
          4 |   name: a.b
            |         ^^^

      x.yaml:5:11  E_TYPE  expected a list that is not empty, got an empty list
          4 |   name: a.b
          5 |   layers: []
            |           ^^

      x.yaml:6:3  E_UNKNOWN_KEY  layer "sequential" has no parameter "units"
          5 |   layers: []
          6 |   units: 1
            |   ^^^^^
      known parameters of sequential: layers

      x.yaml:7:3  E_UNKNOWN_KEY  layer "sequential" has no parameter "activation"
          6 |   units: 1
          7 |   activation: sigmoid
            |   ^^^^^^^^^^
      known parameters of sequential: layers

      x.yaml:8:3  E_UNKNOWN_KEY  layer "sequential" has no parameter "bias"
          7 |   activation: sigmoid
          8 |   bias: null
            |   ^^^^
      known parameters of sequential: layers"
    `);
  });

  it("names that JavaScript reserves", () => {
    expect(problemsOf(base, "model.name=__proto__")).toMatchInlineSnapshot(`
      "command line, argument 1  E_KEY  "__proto__" cannot be a name
          model.name=__proto__
                     ^^^^^^^^^"
    `);
    const metrics = "metrics: [{ type: accuracy, name: constructor }, { type: accuracy, name: prototype }]\n";
    expect(problemsOf(base + metrics)).toMatchInlineSnapshot(`
      "x.yaml:10:35  E_KEY  "constructor" cannot be a name
          9 | train: { epochs: 10 }
         10 | metrics: [{ type: accuracy, name: constructor }, { type: accuracy, name: prototype }]
            |                                   ^^^^^^^^^^^

      x.yaml:10:74  E_KEY  "prototype" cannot be a name
          9 | train: { epochs: 10 }
         10 | metrics: [{ type: accuracy, name: constructor }, { type: accuracy, name: prototype }]
            |                                                                          ^^^^^^^^^"
    `);
  });

  it("keys of the grid in which arms cannot differ", () => {
    const keys = ["seed", "seed.x", "sweep.seeds", "report", "name", "description", "plugins.0", "defaults"];
    const grid = keys.map((key) => `    ${key}: [1, 2]\n`).join("");
    expect(problemsOf(`${base}sweep:\n  grid:\n${grid}`)).toMatchInlineSnapshot(`
      "x.yaml:12:5  E_OVERRIDE  seeds are replicates of each arm, not an axis of the grid
         11 |   grid:
         12 |     seed: [1, 2]
            |     ^^^^ write sweep.seeds

      x.yaml:13:5  E_OVERRIDE  seeds are replicates of each arm, not an axis of the grid
         12 |     seed: [1, 2]
         13 |     seed.x: [1, 2]
            |     ^^^^^^ write sweep.seeds

      x.yaml:14:5  E_OVERRIDE  "sweep.seeds" cannot be swept: sweep is the same in every arm
         13 |     seed.x: [1, 2]
         14 |     sweep.seeds: [1, 2]
            |     ^^^^^^^^^^^

      x.yaml:15:5  E_OVERRIDE  "report" cannot be swept: report is the same in every arm
         14 |     sweep.seeds: [1, 2]
         15 |     report: [1, 2]
            |     ^^^^^^

      x.yaml:16:5  E_OVERRIDE  "name" cannot be swept: name is the same in every arm
         15 |     report: [1, 2]
         16 |     name: [1, 2]
            |     ^^^^

      x.yaml:17:5  E_OVERRIDE  "description" cannot be swept: description is the same in every arm
         16 |     name: [1, 2]
         17 |     description: [1, 2]
            |     ^^^^^^^^^^^

      x.yaml:18:5  E_OVERRIDE  "plugins.0" cannot be swept: plugins is the same in every arm
         17 |     description: [1, 2]
         18 |     plugins.0: [1, 2]
            |     ^^^^^^^^^

      x.yaml:19:5  E_OVERRIDE  "defaults" cannot be swept: defaults is the same in every arm
         18 |     plugins.0: [1, 2]
         19 |     defaults: [1, 2]
            |     ^^^^^^^^"
    `);
  });

  it("a grid that says one thing twice, and a key that is to come", () => {
    const grid = "sweep: { grid: { optimizer.lr: [1, 2, 1.0], model: [{ type: dense }, { type: dense }] } }";
    const report = "report: { metric: { name: loss }, compare: model, within: model }";
    expect(
      problemsOf(`${base}${grid}\n${report}\nablation: { design: leave-one-out }\n`),
    ).toMatchInlineSnapshot(`
      "x.yaml:10:39  E_OVERRIDE  sweep.grid has a value of "optimizer.lr" twice
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [1, 2, 1.0], model: [{ type: dense }, { type: dense }] } }
            |                                       ^^^ write sweep.seeds to repeat an arm

      x.yaml:10:70  E_OVERRIDE  sweep.grid has a value of "model" twice
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [1, 2, 1.0], model: [{ type: dense }, { type: dense }] } }
            |                                                                      ^^^^^^^^^^^^^^^ write sweep.seeds to repeat an arm

      x.yaml:11:59  E_TYPE  report.compare and report.within are both the string "model"
         10 | sweep: { grid: { optimizer.lr: [1, 2, 1.0], model: [{ type: dense }, { type: dense }] } }
         11 | report: { metric: { name: loss }, compare: model, within: model }
            |                                                           ^^^^^ name another key of sweep.grid, or none

      x.yaml:12:1  E_NOT_YET  ablation is not supported yet
         11 | report: { metric: { name: loss }, compare: model, within: model }
         12 | ablation: { design: leave-one-out }
            | ^^^^^^^^"
    `);
  });

  it("the alternative of a union that was meant", () => {
    const table = `${base.replace(/^dataset.*$/m, "dataset: { type: table, rows: [[0, 1], [2, x], 3] }")}`;
    expect(problemsOf(table)).toMatchInlineSnapshot(`
      "x.yaml:1:44  E_TYPE  expected a number, got the string "x"
          1 | dataset: { type: table, rows: [[0, 1], [2, x], 3] }
            |                                            ^"
    `);
  });

  it("what does not hold between keys", () => {
    expect(
      problemsOf(`${base}sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
report: { metric: { name: loss }, compare: optimiser.lr, within: 3 }
`),
    ).toMatchInlineSnapshot(`
      "x.yaml:10:32  E_TYPE  expected a list that is not empty, got an empty list
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
            |                                ^^

      x.yaml:10:36  E_OVERRIDE  seeds are replicates of each arm, not an axis of the grid
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
            |                                    ^^^^ write sweep.seeds

      x.yaml:10:47  E_OVERRIDE  "a b" is not a dotted key
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
            |                                               ^^^^^

      x.yaml:11:44  E_UNKNOWN_KEY  report.compare names "optimiser.lr", which is not a key of sweep.grid
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
         11 | report: { metric: { name: loss }, compare: optimiser.lr, within: 3 }
            |                                            ^^^^^^^^^^^^ did you mean "optimizer.lr"?
      known keys of sweep.grid: optimizer.lr, seed, a b

      x.yaml:11:66  E_TYPE  expected a string, got 3
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
         11 | report: { metric: { name: loss }, compare: optimiser.lr, within: 3 }
            |                                                                  ^"
    `);
  });
});

function bare(kind: string, type: string, path: (string | number)[]): unknown {
  return { kind, type, path, params: {} };
}

function validated(files: Readonly<Record<string, string>>, ...texts: string[]): Experiment {
  const folder = makeFolder(files);
  const [file] = Object.keys(files);
  const composed = readExperiment(join(folder, file!), { searchPath: [], overrides: parseArguments(texts) });
  return validate(composed, catalogue, { executors: ["reference"] });
}

function problemsOf(text: string, ...texts: string[]): string {
  const folder = makeFolder({ "x.yaml": text });
  return problemsIn(folder, () => {
    const composed = readExperiment(join(folder, "x.yaml"), {
      searchPath: [],
      overrides: parseArguments(texts),
    });
    validate(composed, catalogue, { executors: ["reference"] });
  });
}
