import type { ValidPart } from "@titrate/plugin";
import { expect, test } from "vitest";
import { type ArmRequest, createArmContainer } from "./arm-container.ts";
import { createRootContainer } from "./root-container.ts";
import { tokens } from "./tokens.ts";
import { type WiredArm, wireBuiltins } from "./wiring.ts";

const part = <K extends ValidPart["kind"]>(kind: K, type: string, params = {}): ValidPart<K> => ({
  kind,
  type,
  path: [kind],
  params,
});
const uniform = part("initializer", "uniform", { low: -1, high: 1 });
const dense = {
  units: 1,
  bias: false,
  activation: part("activation", "sigmoid"),
  weights: uniform,
  biases: uniform,
};
const experiment: ArmRequest["experiment"] = {
  name: "x",
  plugins: [],
  dataset: part("dataset", "xor-3bit"),
  model: part("layer", "dense", dense),
  loss: part("loss", "mse", { reduction: "mean" }),
  optimizer: part("optimizer", "sgd", { lr: 1, momentum: 0 }),
  schedule: part("schedule", "constant"),
  metrics: [],
  train: { epochs: 3, batch: 2, shuffle: true },
  seed: 0,
  rng: part("rng", "seedrandom"),
  precision: "f32",
  numerics: "strict",
  executor: "compiled",
};
const request: ArmRequest = { experiment, folder: "." };
const wiredArm = (changes: Partial<ArmRequest["experiment"]> = {}): WiredArm =>
  wireBuiltins().arm({ ...request, experiment: { ...experiment, ...changes } });

test("an arm's parts are made once, for all of its runs; data and streams are a run's own", () => {
  const wired = wiredArm();
  const [run, other] = [wired.parts(0), wired.parts(0)];
  expect(other.model).toBe(run.model);
  expect(other.dataset).not.toBe(run.dataset);
  expect(other.streams).not.toBe(run.streams);
  expect(wiredArm().parts(0).model).not.toBe(run.model);
});

test("config and seed decide the result, whatever ran before", async () => {
  const wired = wiredArm();
  const digestOf = async (seed: number): Promise<string> => (await wired.train(seed)).digest;
  const alone = await digestOf(1);
  await digestOf(0);
  expect(await digestOf(1)).toBe(alone);
  expect(await digestOf(0)).not.toBe(alone);
  expect((await wiredArm().train(1)).digest).toBe(alone);
});

test("a part that cannot be made is blamed on its place", () => {
  const wired = wiredArm({ rng: part("rng", "mt19937") });
  const refused = expect.objectContaining({ name: "RunError", path: ["rng"] });
  expect(() => wired.parts(2 ** 40)).toThrow(refused);
  expect(() => wired.checkSeed(2 ** 40)).toThrow(refused);
  expect(() => wired.checkSeed(2 ** 31)).not.toThrow();
  const unknown = wiredArm({ loss: part("loss", "nowhere") });
  expect(() => unknown.parts(0)).toThrow(expect.objectContaining({ code: "E_PLUGIN", path: ["loss"] }));
});

test("a dataset draws from the stream named dataset", () => {
  const arm = createArmContainer(createRootContainer(), request);
  const names: string[] = [];
  arm.rebind(tokens.rng).toConstantValue(() => (name) => {
    names.push(name);
    return wiredArm().parts(5).streams(name);
  });
  arm.get(tokens.runParts)(5);
  expect(names).toEqual(["dataset"]);
});
