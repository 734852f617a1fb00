import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Override, parseArguments } from "../overrides/arguments.ts";
import { toPlain } from "../source/located.ts";
import { throwAny } from "../source/problem.ts";
import { makeFolder, problemsIn } from "../testing/folder.ts";
import { nowhere } from "../testing/surroundings.ts";
import { createReader, gridOverride } from "./reader.ts";

const options = {
  "configs/model/small.yaml": "type: dense\nunits: 1\n",
  "configs/model/large.yaml": "type: dense\nunits: 9\n",
};

/** An experiment with this grid. */
function gridOf(grid: string): string {
  return `defaults: [{ model: small }]\noptimizer: { type: sgd, lr: 1 }\nschedule: step\nsweep: { grid: { ${grid} } }\n`;
}

describe("a value from the command line", () => {
  it("is refused where the grid sets its key", () => {
    expect(problemsOf("model: [small, large], lr: [1, 2]", "model=large", "lr=3")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "model" is swept: sweep.grid sets it in every arm
          model=large
          ^^^^^ write sweep.grid.model=[large]

      command line, argument 2  E_OVERRIDE  "lr" is swept: sweep.grid sets it in every arm
          lr=3
          ^^ write sweep.grid.lr=[3]"
    `);
  });

  it("is refused where a part in the grid replaces it", () => {
    const grid = "optimizer: [{ type: sgd, lr: 1 }, { type: adam, lr: 0.1 }]";
    expect(problemsOf(grid, "optimizer.lr=0.0001")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "optimizer.lr" is swept: sweep.grid sets "optimizer" in every arm
          optimizer.lr=0.0001
          ^^^^^^^^^^^^ write sweep.grid.optimizer.lr=[0.0001]"
    `);
    expect(problemsOf(grid, "optimizer.type=adam")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "optimizer.type" is swept: sweep.grid sets "optimizer" in every arm
          optimizer.type=adam
          ^^^^^^^^^^^^^^ write sweep.grid.optimizer.type=[adam]"
    `);
    // A map that names another type replaces all, also what it does not mention.
    expect(problemsOf(grid, "optimizer.momentum=0.9")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "optimizer.momentum" is swept: sweep.grid sets "optimizer" in every arm
          optimizer.momentum=0.9
          ^^^^^^^^^^^^^^^^^^ write sweep.grid.optimizer.momentum=[0.9]"
    `);
    expect(problemsOf("schedule: [step, cosine]", "schedule.every=10")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "schedule.every" is swept: sweep.grid sets "schedule" in every arm
          schedule.every=10
          ^^^^^^^^^^^^^^ write sweep.grid.schedule.every=[10]"
    `);
    expect(problemsOf("model: [small, { type: dense, units: 2 }]", "model.units=3")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "model.units" is swept: sweep.grid sets "model" in every arm
          model.units=3
          ^^^^^^^^^^^ write sweep.grid.model.units=[3]"
    `);
  });

  it("is refused where the grid replaces a part of it", () => {
    const grid = "optimizer.lr: [1, 2]";
    expect(problemsOf(grid, "optimizer={type: adam, lr: 5}")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "optimizer.lr" is swept: sweep.grid sets it in every arm
          optimizer={type: adam, lr: 5}
          ^^^^^^^^^ leave out lr"
    `);
    expect(plain(grid, "optimizer={type: adam}")).toMatchObject({ optimizer: { type: "adam" } });
  });

  it("is laid on top of options that the grid chooses", () => {
    expect(row("model: [small, large]", "model", 1, "model.units=3")).toMatchObject({
      model: { type: "dense", units: 3 },
    });
  });

  it("holds beside a map that leaves it", () => {
    const grid = "optimizer: [{ momentum: 0 }, { type: sgd, momentum: 0.9 }]";
    expect(row(grid, "optimizer", 1, "optimizer.lr=5")).toMatchObject({
      optimizer: { type: "sgd", lr: 5, momentum: 0.9 },
    });
  });

  it("may be the grid itself, its keys with their dots", () => {
    const grid = "model: [small, large], optimizer: [{ type: adam, lr: 1 }]";
    const texts = ["sweep.grid.model=[large]", "sweep.grid.optimizer.lr=[7]", "model.units=3"];
    expect(plain(grid, ...texts)).toMatchObject({
      model: { units: 3 },
      sweep: { grid: { model: ["large"], optimizer: [{ type: "adam", lr: 1 }], "optimizer.lr": [7] } },
    });
    expect(row(grid, "optimizer.lr", 0, ...texts)).toMatchObject({ optimizer: { type: "sgd", lr: 7 } });
  });
});

function reading(grid: string) {
  const folder = makeFolder({ ...options, "x.yaml": gridOf(grid) });
  const searchPath = [join(folder, "configs")];
  const read = (overrides: readonly Override[]) =>
    createReader(join(folder, "x.yaml"), searchPath, nowhere)(overrides);
  return { folder, read };
}

function problemsOf(grid: string, ...texts: string[]): string {
  const { folder, read } = reading(grid);
  return problemsIn(folder, () => throwAny(read(parseArguments(texts)).swept));
}

function plain(grid: string, ...texts: string[]): unknown {
  return toPlain(reading(grid).read(parseArguments(texts)).root);
}

/** The config of the arm with one value of the grid. */
function row(grid: string, key: string, index: number, ...texts: string[]): unknown {
  const { read } = reading(grid);
  const given = parseArguments(texts);
  return toPlain(read([...given, gridOverride(read(given), key, index)]).root);
}
