import { describe, expect, it } from "vitest";
import { base, problemsOf } from "../testing/validated.ts";

describe("keys and parts that are faulty", () => {
  it("a missing parameter whose name is nearly that of a key which every part has", () => {
    const part = "{ type: columns, name: mine }";
    expect(problemsOf(base.replace("xor-3bit", part))).toMatchInlineSnapshot(`
      "x.yaml:1:18  E_MISSING  dataset "columns" needs "types" (a list)
          1 | dataset: { type: columns, name: mine }
            |                  ^^^^^^^ add types: ...

      x.yaml:1:18  E_MISSING  dataset "columns" needs "names" (a list)
          1 | dataset: { type: columns, name: mine }
            |                  ^^^^^^^ add names: ..."
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
      known keys of an experiment: defaults, name, description, plugins, vars, dataset, transforms, model, loss, regularizers, optimizer, schedule, metrics, callbacks, train, evaluate, seed, rng, precision, numerics, executor, checkpoint, sweep, report

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

  it("keys that only the command line knows", () => {
    expect(problemsOf(base, "optimizer.lrr=0.1", "model.activation.slope=1")).toMatchInlineSnapshot(`
      "command line, argument 1  E_UNKNOWN_KEY  optimizer "sgd" has no parameter "lrr"
          optimizer.lrr=0.1
                    ^^^ did you mean "lr"?
      known parameters of sgd: lr, momentum

      command line, argument 2  E_UNKNOWN_KEY  activation "sigmoid" has no parameter "slope"
          model.activation.slope=1
                           ^^^^^ remove it, or write one of the keys below
      there are no parameters of sigmoid"
    `);
  });

  it("parameters of a type that was changed away", () => {
    const sgd = base.replace("lr: 1 }", "lr: 1, momentum: 0.9 }");
    expect(problemsOf(sgd, "optimizer.type=adam")).toMatchInlineSnapshot(`
      "x.yaml:8:32  E_UNKNOWN_KEY  optimizer "adam" has no parameter "momentum"
          7 | loss: mean-squared-error
          8 | optimizer: { type: sgd, lr: 1, momentum: 0.9 }
            |                                ^^^^^^^^ remove it, or keep the type
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
            |                  ^^^^^^ add rows: ...

      x.yaml:2:37  E_MISSING  a layer needs "type"
          1 | dataset: { type: points }
          2 | model: { type: sequential, layers: [{ units: 3 }, dense] }
            |                                     ^^^^^^^^^^^^ add type: ...
      known layers: branches, dense, sequential

      x.yaml:2:51  E_MISSING  layer "dense" needs "units" (a number)
          1 | dataset: { type: points }
          2 | model: { type: sequential, layers: [{ units: 3 }, dense] }
            |                                                   ^^^^^ add units: ...

      x.yaml:4:12  E_MISSING  optimizer "sgd" needs "lr" (a number)
          3 | loss: mean-squared-error
          4 | optimizer: sgd
            |            ^^^ add lr: ...

      x.yaml:5:1  E_MISSING  train needs "epochs" (a number)
          4 | optimizer: sgd
          5 | train: {}
            | ^^^^^ add epochs: ...

      x.yaml:6:11  E_MISSING  report.metric needs "name" (a string)
          5 | train: {}
          6 | report: { metric: {} }
            |           ^^^^^^ add name: ..."
    `);
  });

  it("lists and names that parts cannot have", () => {
    expect(
      problemsOf(base.replace("type: dense", "type: sequential\n  name: a.b\n  layers: []")),
    ).toMatchInlineSnapshot(`
      "x.yaml:4:9  E_TYPE  expected a name of letters, digits, "_" and "-", got the string "a.b"
          3 |   type: sequential
          4 |   name: a.b
            |         ^^^ it starts with a letter

      x.yaml:5:11  E_TYPE  expected a list that is not empty, got an empty list
          4 |   name: a.b
          5 |   layers: []
            |           ^^

      x.yaml:6:3  E_UNKNOWN_KEY  layer "sequential" has no parameter "units"
          5 |   layers: []
          6 |   units: 1
            |   ^^^^^ remove it, or write one of the keys below
      known parameters of sequential: layers

      x.yaml:7:3  E_UNKNOWN_KEY  layer "sequential" has no parameter "activation"
          6 |   units: 1
          7 |   activation: sigmoid
            |   ^^^^^^^^^^ remove it, or write one of the keys below
      known parameters of sequential: layers

      x.yaml:8:3  E_UNKNOWN_KEY  layer "sequential" has no parameter "bias"
          7 |   activation: sigmoid
          8 |   bias: null
            |   ^^^^ remove it, or write one of the keys below
      known parameters of sequential: layers"
    `);
  });

  it("names that JavaScript reserves", () => {
    expect(problemsOf(base, "model.name=__proto__")).toMatchInlineSnapshot(`
      "command line, argument 1  E_KEY  "__proto__" cannot be a name
          model.name=__proto__
                     ^^^^^^^^^ choose another"
    `);
    const metrics = "metrics: [{ type: accuracy, name: constructor }, { type: accuracy, name: prototype }]\n";
    expect(problemsOf(base + metrics)).toMatchInlineSnapshot(`
      "x.yaml:10:35  E_KEY  "constructor" cannot be a name
          9 | train: { epochs: 10 }
         10 | metrics: [{ type: accuracy, name: constructor }, { type: accuracy, name: prototype }]
            |                                   ^^^^^^^^^^^ choose another

      x.yaml:10:74  E_KEY  "prototype" cannot be a name
          9 | train: { epochs: 10 }
         10 | metrics: [{ type: accuracy, name: constructor }, { type: accuracy, name: prototype }]
            |                                                                          ^^^^^^^^^ choose another"
    `);
  });
});
