import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";
import { wholeExperiment } from "./hostile-files.ts";

const faulty = wholeExperiment.replace("lr: 1", 'lr: "1"');

test("all errors of all files are told in one pass, and nothing is written", async () => {
  const folder = folderWith({
    "configs/optimizer/fast.yaml": "type: sgd\nlr: quick\n",
    "a.yaml": wholeExperiment.replace("optimizer: { type: sgd, lr: 1 }", "defaults: [{ optimizer: fast }]"),
    "b.yaml": wholeExperiment.replace("optimizer: { type: sgd, lr: 1 }", "defaults: [{ optimizer: fast }]"),
    "c.yaml": `${wholeExperiment}sweep: { grid: { optimizer.lr: [0.1, 1] }, seeds: 3 }\n`,
    "d.yaml": faulty.replace("mse", "msee"),
  });
  const { code, stdout, stderr } = await titrate(
    ["validate", "a.yaml", "b.yaml", "c.yaml", "d.yaml"],
    folder,
  );
  expect(code).toBe(2);
  expect(stderr).toBe("");
  expect(stdout.replace(/^known losses.*\n/m, "")).toBe(`a.yaml  1 problem
b.yaml  1 problem
c.yaml  ok  2 arms, 6 runs
d.yaml  2 problems

configs/optimizer/fast.yaml:2:5  E_TYPE  expected a number, got the string "quick"
    1 | type: sgd
    2 | lr: quick
      |     ^^^^^ write a number
in 2 of 4 experiments: a.yaml, b.yaml

d.yaml:3:7  E_UNKNOWN_PLUGIN  there is no loss "msee"
    2 | model: { type: dense, units: 1, activation: sigmoid }
    3 | loss: msee
      |       ^^^^ did you mean "mse"?

d.yaml:4:29  E_TYPE  expected a number, got the string "1"
    3 | loss: msee
    4 | optimizer: { type: sgd, lr: "1" }
      |                             ^^^ remove the quotes: this is a text

4 files, 3 wrong: 3 problems
`);
  expect(readdirSync(folder).sort()).toEqual(["a.yaml", "b.yaml", "c.yaml", "configs", "d.yaml"]);
});

test("one file that is fine is one line", async () => {
  const folder = folderWith({ "x.yaml": wholeExperiment });
  const { code, stdout, stderr } = await titrate(["validate", "x.yaml"], folder);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "x.yaml  ok  1 arm, 1 run\n", stderr: "" });
});

test("shapes and data are checked as before a run", async () => {
  const folder = folderWith({
    "shape.yaml": wholeExperiment.replace("units: 1", "units: 3"),
    "data.yaml": wholeExperiment.replace("xor-3bit", "{ type: csv, file: nowhere.csv, target: y }"),
  });
  const { code, stdout } = await titrate(["validate", "shape.yaml", "data.yaml"], folder);
  expect(code).toBe(2);
  expect(stdout.match(/^\S+ {2}E_\w+/gm)).toEqual(["shape.yaml:3:7  E_SHAPE", "data.yaml:1:29  E_DATA"]);
});

test("words with = or a leading + or ~ are overrides for all files", async () => {
  const folder = folderWith({ "a.yaml": wholeExperiment, "b.yaml": `${wholeExperiment}seed: 3\n` });
  const { code, stdout } = await titrate(
    ["validate", "a.yaml", "b.yaml", "optimizer.lr=fast", "+vars.a=1", "~seed"],
    folder,
  );
  expect(code).toBe(2);
  expect(stdout).toContain("a.yaml  2 problems\nb.yaml  1 problem\n");
  expect(stdout.match(/^command line, argument \d {2}E_\w+/gm)).toEqual([
    "command line, argument 1  E_TYPE",
    "command line, argument 3  E_OVERRIDE",
  ]);
});

test("the findings are a document for programs", async () => {
  const folder = folderWith({ "a.yaml": faulty, "b.yaml": wholeExperiment });
  const { code, stdout, stderr } = await titrate(
    ["validate", "a.yaml", "b.yaml", "seed=x", "--json"],
    folder,
  );
  expect([code, stderr]).toEqual([2, ""]);
  const document = JSON.parse(stdout);
  const seed = {
    code: "E_TYPE",
    message: 'expected a number, got the string "x"',
    source: "command line, argument 1",
    line: 1,
    column: 6,
    endLine: 1,
    endColumn: 7,
    hint: "write a number",
    notes: [],
  };
  expect(document).toEqual({
    version: 1,
    ok: false,
    files: [
      {
        file: "a.yaml",
        ok: false,
        problems: [
          {
            code: "E_TYPE",
            message: 'expected a number, got the string "1"',
            file: "a.yaml",
            line: 4,
            column: 29,
            endLine: 4,
            endColumn: 32,
            hint: "remove the quotes: this is a text",
            notes: [],
          },
          seed,
        ],
      },
      { file: "b.yaml", ok: false, problems: [seed] },
    ],
  });
});

test("without a file there is nothing to validate", async () => {
  const { code, stderr } = await titrate(["validate", "optimizer.lr=1"], folderWith({}));
  expect([code, stderr]).toEqual([2, "name an experiment's file: titrate validate x.yaml\n"]);
});
