import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExperimentResults, FinishedRun } from "titrate";
import { expect, test } from "vitest";
import { folderWith, root, titrate } from "./cli.ts";

const file = join(root, "experiments/hidden-layer.yaml");

test("answers the question: the perceptron fails on xor-3bit alone, the three-layer network on neither", async () => {
  const { code, stdout } = await titrate(["run", file, "--json"]);
  expect(code).toBe(0);
  const results: ExperimentResults = JSON.parse(stdout);
  /** The accuracies of each run, one an evaluation. */
  const accuracies = (model: string, dataset: string): number[][] => {
    const arm = results.arms.find(({ choices }) => choices.model === model && choices.dataset === dataset)!;
    return (arm.runs as FinishedRun[]).map(({ history }) =>
      history.map(({ metrics }) => metrics["train/accuracy"]!),
    );
  };
  const final = (model: string, dataset: string) => accuracies(model, dataset).map((run) => run.at(-1)!);
  expect(final("perceptron", "first-bit")).toEqual(Array(20).fill(1));
  expect(Math.max(...accuracies("perceptron", "xor-3bit").flat())).toBe(0.75);
  for (const dataset of ["first-bit", "xor-3bit"]) {
    expect(final("three-layer", dataset).filter((accuracy) => accuracy === 1).length).toBeGreaterThanOrEqual(
      18,
    );
  }
  expect(results.answer?.inShort).toMatch(/on xor-3bit, three-layer solves more seeds than perceptron/);
});

test("the answer in words has the fraction solved, its interval and the mean error", async () => {
  const { code, stdout, stderr } = await titrate(["run", file]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/perceptron +20 of 20 +100 % +84 % to 100 %/);
  expect(stdout).toMatch(/never\s+exceeds 3 of 4 rows/);
  expect(stdout).toMatch(/train\/mean-absolute-error[\s\S]*xor-3bit\n +perceptron +20 +0\.5 /);
  expect(stderr).toMatch(/^4\/4 {2}dataset=xor-3bit, model=three-layer: 20 runs$/m);
});

test("the README quotes the answer and shows its picture as they are", async () => {
  const folder = folderWith({});
  const { stdout } = await titrate(["run", file, "--json", "--svg", join(folder, "picture.svg")]);
  const { answer }: ExperimentResults = JSON.parse(stdout);
  const readme = readFileSync(join(root, "README.md"), "utf8").replaceAll(/\s*\n>? ?/g, " ");
  expect(readme.toLowerCase()).toContain(answer!.inShort!.toLowerCase());
  expect(readFileSync(join(folder, "picture.svg"), "utf8")).toBe(
    readFileSync(join(root, "docs/hidden-layer.svg"), "utf8"),
  );
});

test("the words follow the results: too little training, another answer", async () => {
  const { stdout } = await titrate(["run", file, "train.epochs=1", "--seeds", "5", "--json"]);
  const { answer }: ExperimentResults = JSON.parse(stdout);
  expect(answer?.inShort).not.toMatch(/solves more seeds/);
});

test("the same file gives the same bytes, in another folder and under another executor too", async () => {
  const net = ["run", join(root, "experiments/four-minute-net.yaml"), "--json"];
  expect((await titrate(net)).stdout).toBe((await titrate(net, folderWith({}))).stdout);
  const few = [file, "--seeds", "3", "train.epochs=500", "--json"];
  const [first, again, elsewhere, interpreted] = await Promise.all([
    titrate(["run", ...few]),
    titrate(["run", ...few]),
    titrate(["run", ...few], folderWith({})),
    titrate(["run", ...few, "executor=reference"]),
  ]);
  expect(first.code).toBe(0);
  expect(again.stdout).toBe(first.stdout);
  expect(elsewhere.stdout).toBe(first.stdout);
  expect(interpreted.stdout).toBe(first.stdout);
});

test("an override and --seeds change what they say", async () => {
  const { stdout } = await titrate([
    "run",
    file,
    "optimizer.lr=0.5",
    "train.epochs=50",
    "--seeds",
    "2",
    "--json",
  ]);
  const results: ExperimentResults = JSON.parse(stdout);
  expect(results.seeds).toEqual([0, 1]);
  expect((results.arms[0]!.runs[0] as FinishedRun).history.at(-1)!.epoch).toBe(50);
});
