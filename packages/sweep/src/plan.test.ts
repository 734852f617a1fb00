import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Composed,
  ConfigError,
  createReader,
  type Experiment,
  type Problem,
  parseArguments,
  type Surroundings,
  toPlain,
} from "@titrate/config";
import { expect, onTestFinished, test } from "vitest";
import { planRuns, type ReadArm } from "./plan.ts";

const nowhere: Surroundings = { environment: {}, now: new Date(0) };

/** Reads a file that holds this sweep. Plugins and validation are not this package's matter: the keys are taken as they are. */
function reading(sweep: { grid: Record<string, unknown[]>; seeds: number | number[] }): ReadArm {
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "x.yaml");
  writeFileSync(file, JSON.stringify({ seed: 5, model: "none", optimizer: { lr: 1 }, sweep }));
  const read = createReader(file, [], nowhere);
  return (overrides) => {
    const composed = read(overrides);
    return examined(composed);
  };
}

function examined(composed: Composed, problems: readonly Problem[] = []): ReturnType<ReadArm> {
  const experiment = toPlain(composed.root) as Experiment;
  const { sweep } = experiment;
  const found = [...composed.problems, ...problems];
  return {
    composed,
    problems: found,
    ...(found.length === 0 && { experiment }),
    ...(sweep !== undefined && { sweep }),
  };
}

test("a value from the command line holds in the arms of config groups, and files are read once", () => {
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "configs/model"), { recursive: true });
  writeFileSync(join(folder, "configs/model/small.yaml"), "type: dense\nunits: 1\n");
  writeFileSync(join(folder, "configs/model/large.yaml"), "type: deep\nunits: 9\n");
  const file = join(folder, "x.yaml");
  writeFileSync(file, "seed: 1\nrng: a\nsweep: { grid: { model: [small, large] } }\n");
  const read = createReader(file, [join(folder, "configs")], nowhere);
  const given = parseArguments(["model.units=3"]);
  const { arms } = planRuns((row) => {
    const composed = read([...given, ...row]);
    writeFileSync(file, "seed: 1\nrng: edited\n");
    return examined(composed);
  });
  expect(arms.map(({ experiment: { model, rng } }) => [model, rng])).toEqual([
    [{ type: "dense", units: 3 }, "a"],
    [{ type: "deep", units: 3 }, "a"],
  ]);
});

test("every arm has the same seeds, counted up from the experiment's own", () => {
  const plan = planRuns(reading({ grid: { model: ["a", "b"], "optimizer.lr": [0.1] }, seeds: 2 }));
  expect(plan.runs.map(({ arm, seed }) => [arm.name, seed])).toEqual([
    ["model=a, optimizer.lr=0.1", 5],
    ["model=a, optimizer.lr=0.1", 6],
    ["model=b, optimizer.lr=0.1", 5],
    ["model=b, optimizer.lr=0.1", 6],
  ]);
  expect(plan.arms[1]!.choices).toEqual({ model: "b", "optimizer.lr": "0.1" });
  expect(plan.arms.map(({ experiment: { model, optimizer } }) => [model, optimizer])).toEqual([
    ["a", { lr: 0.1 }],
    ["b", { lr: 0.1 }],
  ]);
});

test("a key in a part holds whichever stands first in the grid, the key or the part", () => {
  const grid = { "optimizer.lr": [2, 3], optimizer: [{ type: "sgd", lr: 9 }] };
  const { arms } = planRuns(reading({ grid, seeds: 1 }));
  expect(arms.map(({ experiment }) => experiment.optimizer)).toEqual([
    { type: "sgd", lr: 2 },
    { type: "sgd", lr: 3 },
  ]);
});

test("seeds may be listed, and the caller's replace the file's", () => {
  expect(planRuns(reading({ grid: {}, seeds: [3, 1] })).seeds).toEqual([3, 1]);
  expect(planRuns(reading({ grid: {}, seeds: [3, 1] }), 2).seeds).toEqual([5, 6]);
  expect(planRuns(reading({ grid: {}, seeds: 20 }), [9]).seeds).toEqual([9]);
  expect(() => planRuns(reading({ grid: {}, seeds: 20 }), [9, 9])).toThrow("the seed 9 is listed twice");
});

test("the problems of all arms are told once each", () => {
  const read = reading({ grid: { model: ["a", "b", "c"] }, seeds: 1 });
  const faulty: ReadArm = (overrides) => {
    const { composed, experiment } = read(overrides);
    if (overrides.length === 0) return examined(composed);
    return examined(composed, [
      { code: "E_MISSING", message: "of all" },
      { code: "E_TYPE", message: `of ${experiment!.model}` },
    ]);
  };
  expect(() => planRuns(faulty)).toThrow(
    new ConfigError([
      { code: "E_MISSING", message: "of all" },
      { code: "E_TYPE", message: "of a" },
      { code: "E_TYPE", message: "of b" },
      { code: "E_TYPE", message: "of c" },
    ]),
  );
});

test("what every arm gives may be missing without them; what is wrong without them is told", () => {
  const read = reading({ grid: { model: ["a", "b"] }, seeds: 1 });
  const incomplete =
    (problem: Problem): ReadArm =>
    (overrides) => {
      const { composed } = read(overrides);
      return examined(composed, overrides.length === 0 ? [problem] : []);
    };
  const { arms, experiment } = planRuns(incomplete({ code: "E_MISSING", message: "model must be given" }));
  expect(arms.map((arm) => arm.experiment.model)).toEqual(["a", "b"]);
  expect(experiment).toBe(arms[0]!.experiment);
  expect(() => planRuns(incomplete({ code: "E_TYPE", message: "no model" }))).toThrow("no model");
});
