import type { ExperimentResults, FinishedRun } from "titrate";
import { expect, test } from "vitest";
import { titrate } from "./cli.ts";

/** How many seeds each arm solves, by the value of the one key of its grid. */
async function solvedBy(experiment: string, key: string): Promise<Record<string, number>> {
  const { code, stdout, stderr } = await titrate(["run", `experiments/${experiment}.yaml`, "--json"]);
  expect(code, stderr).toBe(0);
  const { arms }: ExperimentResults = JSON.parse(stdout);
  return Object.fromEntries(
    arms.map(({ choices, runs }) => [
      choices[key]!,
      (runs as FinishedRun[]).filter(({ final }) => final["train/accuracy"] === 1).length,
    ]),
  );
}

test("Rosenblatt's rule learns every gate that a line can part, and neither xor nor xnor", async () => {
  const solved = await solvedBy("perceptron-rule", "dataset.gate");
  expect(solved).toEqual({ and: 20, or: 20, nand: 20, nor: 20, xor: 0, xnor: 0 });
});

test("saturated, wrong outputs keep the squared error from learning, and cross-entropy not", async () => {
  const solved = await solvedBy("saturation", "loss");
  expect(solved["binary-cross-entropy"]).toBe(20);
  expect(solved.mse).toBeLessThan(10);
});

test("first weights must differ and be small; that they point both ways matters less", async () => {
  const { zeros, large, ...others } = await solvedBy("initial-weights", "model");
  expect(zeros).toBe(0);
  expect(large).toBeLessThan(10);
  expect(others).toEqual({ random: 20, "twice-random-minus-1": 20 });
});
