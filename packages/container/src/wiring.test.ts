import type { ValidPart } from "@titrate/plugin/host";
import { expect, test } from "vitest";
import type { ArmRequest } from "./arm-container.ts";
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
  vars: {},
  dataset: part("dataset", "xor-3bit"),
  transforms: [],
  model: part("layer", "dense", dense),
  loss: part("loss", "mse", { reduction: "mean" }),
  regularizers: [],
  optimizer: part("optimizer", "sgd", { lr: 1, momentum: 0, dampening: 0, nesterov: false, decay: 0 }),
  schedule: part("schedule", "constant", { factor: 1, unit: "steps" }),
  metrics: [],
  callbacks: [],
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

test("an arm's parts are made once, for all of its runs; streams are a run's own", async () => {
  const wired = wiredArm();
  const [run, other] = await Promise.all([wired.parts(0), wired.parts(0)]);
  expect(other.model).toBe(run.model);
  expect(other.streams).not.toBe(run.streams);
  expect((await wiredArm().parts(0)).model).not.toBe(run.model);
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

test("a part that cannot be made is blamed on its place", async () => {
  const wired = wiredArm({ rng: part("rng", "mt19937") });
  const refused = expect.objectContaining({ name: "RunError", path: ["rng"] });
  await expect(wired.parts(2 ** 40)).rejects.toThrow(refused);
  expect(() => wired.checkSeed(2 ** 40)).toThrow(refused);
  expect(() => wired.checkSeed(2 ** 31)).not.toThrow();
  const unknown = wiredArm({ loss: part("loss", "nowhere") });
  await expect(async () => unknown.parts(0)).rejects.toThrow(
    expect.objectContaining({ code: "E_PLUGIN", path: ["loss"] }),
  );
});
