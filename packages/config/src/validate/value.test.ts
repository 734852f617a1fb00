import { describe, expect, it } from "vitest";
import { base, problemsOf } from "../testing/validated.ts";

describe("values that are faulty or missing", () => {
  it("everything that is missing", () => {
    expect(problemsOf("description: nothing yet\n")).toMatchInlineSnapshot(`
      "x.yaml:1:1  E_MISSING  an experiment needs "dataset" (a dataset)
          1 | description: nothing yet
            | ^^^^^^^^^^^ add dataset: ...
      known datasets: columns, points, table, xor-3bit

      x.yaml:1:1  E_MISSING  an experiment needs "model" (a layer)
          1 | description: nothing yet
            | ^^^^^^^^^^^ add model: ...
      known layers: branches, dense, sequential

      x.yaml:1:1  E_MISSING  an experiment needs "loss" (a loss)
          1 | description: nothing yet
            | ^^^^^^^^^^^ add loss: ...
      known losses: mean-squared-error

      x.yaml:1:1  E_MISSING  an experiment needs "optimizer" (an optimizer)
          1 | description: nothing yet
            | ^^^^^^^^^^^ add optimizer: ...
      known optimizers: adam, sgd

      x.yaml:1:1  E_MISSING  an experiment needs "train.epochs" (a number)
          1 | description: nothing yet
            | ^^^^^^^^^^^ add train: { epochs: ... }"
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
                       ^^^ write a number
      overrides x.yaml:9:18 (10)"
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
            |                                            ^^^^ write a number

      x.yaml:1:52  E_MISSING  rows.1 needs "y" (a number)
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
            |                                                    ^^^^^^^^ add y: ...

      x.yaml:1:62  E_TYPE  expected a map, got 3
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
            |                                                              ^ write its keys below it, indented: x, y

      x.yaml:2:8  E_TYPE  expected a layer (its name, or a map with "type"), got a list of 1
          1 | dataset: { type: points, rows: [{ x: 1, y: fast }, { x: 1 }, 3] }
          2 | model: [dense]
            |        ^^^^^^^ write type: sequential, with these under layers:

      x.yaml:3:15  E_TYPE  expected the name of a loss, got 3
          2 | model: [dense]
          3 | loss: { type: 3 }
            |               ^

      x.yaml:4:29  E_TYPE  expected a number above 0, got -1
          3 | loss: { type: 3 }
          4 | optimizer: { type: sgd, lr: -1, momentum: .nan }
            |                             ^^ write a number above 0

      x.yaml:4:43  E_TYPE  expected a number, got NaN
          3 | loss: { type: 3 }
          4 | optimizer: { type: sgd, lr: -1, momentum: .nan }
            |                                           ^^^^ it has no meaning here: write a finite number

      x.yaml:5:11  E_TYPE  expected a schedule (its name, or a map with "type"), got nothing (null)
          4 | optimizer: { type: sgd, lr: -1, momentum: .nan }
          5 | schedule: null
            |           ^^^^ name a schedule

      x.yaml:6:10  E_TYPE  expected a list of metrics, got the string "accuracy"
          5 | schedule: null
          6 | metrics: accuracy
            |          ^^^^^^^^ write [accuracy]

      x.yaml:7:18  E_TYPE  expected an integer, got 1.5
          6 | metrics: accuracy
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
            |                  ^^^ write a whole number

      x.yaml:7:30  E_TYPE  expected "full" or a number, got the string "ful"
          6 | metrics: accuracy
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
            |                              ^^^ did you mean "full"?

      x.yaml:7:44  E_TYPE  expected true or false, got the string "yes"
          6 | metrics: accuracy
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
            |                                            ^^^^^ in YAML 1.2 \`yes\` is a text: write true

      x.yaml:8:20  E_TYPE  expected a number above 0, got 0
          7 | train: { epochs: 1.5, batch: ful, shuffle: "yes" }
          8 | evaluate: { every: 0 }
            |                    ^ write a number above 0

      x.yaml:9:7  E_TYPE  expected a number, got the string "1"
          8 | evaluate: { every: 0 }
          9 | seed: "1"
            |       ^^^ remove the quotes: this is a text

      x.yaml:10:12  E_TYPE  expected "f32" or "f64", got the string "f16"
          9 | seed: "1"
         10 | precision: f16
            |            ^^^ write "f32" or "f64"

      x.yaml:11:11  E_TYPE  expected "compiled" or "reference", got the string "wasm"
         10 | precision: f16
         11 | executor: wasm
            |           ^^^^ write "compiled" or "reference"

      x.yaml:12:17  E_TYPE  a seed is listed twice; write each once
         11 | executor: wasm
         12 | sweep: { seeds: [1, 1] }
            |                 ^^^^^^"
    `);
  });

  it("the alternative of a union that was meant", () => {
    const table = `${base.replace(/^dataset.*$/m, "dataset: { type: table, rows: [[0, 1], [2, x], 3] }")}`;
    expect(problemsOf(table)).toMatchInlineSnapshot(`
      "x.yaml:1:44  E_TYPE  expected a number, got the string "x"
          1 | dataset: { type: table, rows: [[0, 1], [2, x], 3] }
            |                                            ^ write a number"
    `);
  });
});
