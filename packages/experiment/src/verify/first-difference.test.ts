import { expect, test } from "vitest";
import { changedParts } from "./changed-parts.ts";
import { firstDifference } from "./first-difference.ts";

const trace = (states: string) => [...states].map((state, index) => ({ step: index * 10, state }));
const result = (changes: object = {}) => ({
  numerics: 2,
  data: "d",
  trace: trace("abc"),
  history: [{ epoch: 0, step: 0, metrics: { "train/loss": 0.5 } }],
  digest: "w",
  predictions: { train: "p" },
  ...changes,
});

test("equal results have no difference", () => {
  expect(firstDifference(result(), result())).toBeUndefined();
});

test("the first difference is told, whichever part it is in", () => {
  const told = (changes: object) => firstDifference(result(), result(changes) as never);
  expect(told({ data: "e", digest: "v" })).toBe("the data differ, before the first step");
  expect(told({ trace: trace("xyz") })).toBe("the initial weights differ, before the first step");
  expect(told({ trace: trace("axy"), digest: "v" })).toBe(
    "the first step that differs is one of 1 to 10: after step 0 all agreed",
  );
  const metrics = { "train/loss": 0.25 };
  expect(told({ history: [{ epoch: 0, step: 0, metrics }] })).toBe(
    "train/loss after step 0 was 0.5 and is 0.25, from equal weights",
  );
  expect(told({ digest: "v" })).toBe("the last weights differ");
  expect(told({ predictions: { train: "q" } })).toBe("the predictions of train differ, of equal weights");
});

test("steps that were recorded one by one are told exactly", () => {
  const points = (states: string) => [...states].map((state, step) => ({ step, state }));
  expect(firstDifference(result({ trace: points("abc") }), result({ trace: points("abd") }))).toBe(
    "step 2 is the first that differs",
  );
});

test("what changed between two identities is named", () => {
  const before = { config: { optimizer: { lr: 1 } }, plugins: { "activation/snake": "a" }, seed: 0 };
  const now = { config: { optimizer: { lr: 2 } }, plugins: { "activation/snake": "b" }, seed: 0 };
  expect(changedParts(JSON.stringify(before), JSON.stringify(now))).toEqual([
    "optimizer.lr",
    "the plugin activation/snake",
  ]);
});
