import { describe, expect, it } from "vitest";
import { base, problemsOf } from "../testing/validated.ts";

describe("what must hold between keys", () => {
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
            |     ^^^^^^^^^^^ remove it from the grid

      x.yaml:15:5  E_OVERRIDE  "report" cannot be swept: report is the same in every arm
         14 |     sweep.seeds: [1, 2]
         15 |     report: [1, 2]
            |     ^^^^^^ remove it from the grid

      x.yaml:16:5  E_OVERRIDE  "name" cannot be swept: name is the same in every arm
         15 |     report: [1, 2]
         16 |     name: [1, 2]
            |     ^^^^ remove it from the grid

      x.yaml:17:5  E_OVERRIDE  "description" cannot be swept: description is the same in every arm
         16 |     name: [1, 2]
         17 |     description: [1, 2]
            |     ^^^^^^^^^^^ remove it from the grid

      x.yaml:18:5  E_OVERRIDE  "plugins.0" cannot be swept: plugins is the same in every arm
         17 |     description: [1, 2]
         18 |     plugins.0: [1, 2]
            |     ^^^^^^^^^ remove it from the grid

      x.yaml:19:5  E_OVERRIDE  "defaults" cannot be swept: defaults is the same in every arm
         18 |     plugins.0: [1, 2]
         19 |     defaults: [1, 2]
            |     ^^^^^^^^ remove it from the grid"
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
            | ^^^^^^^^ remove it"
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
            |                                ^^ write a list that is not empty

      x.yaml:10:36  E_OVERRIDE  seeds are replicates of each arm, not an axis of the grid
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
            |                                    ^^^^ write sweep.seeds

      x.yaml:10:47  E_OVERRIDE  "a b" is not a dotted key
          9 | train: { epochs: 10 }
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
            |                                               ^^^^^ write it as on the command line: optimizer.lr, or a config group

      x.yaml:11:44  E_UNKNOWN_KEY  report.compare names "optimiser.lr", which is not a key of sweep.grid
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
         11 | report: { metric: { name: loss }, compare: optimiser.lr, within: 3 }
            |                                            ^^^^^^^^^^^^ did you mean "optimizer.lr"?
      known keys of sweep.grid: optimizer.lr, seed, a b

      x.yaml:11:66  E_TYPE  expected a string, got 3
         10 | sweep: { grid: { optimizer.lr: [], seed: [1], "a b": [1] } }
         11 | report: { metric: { name: loss }, compare: optimiser.lr, within: 3 }
            |                                                                  ^ a text is wanted: write "3""
    `);
  });
});
