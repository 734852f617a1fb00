import type { ValidPart } from "@titrate/plugin";
import { expect, test } from "vitest";
import { createRootContainer } from "./root-container.ts";
import { createRunContainer, type RunRequest } from "./run-container.ts";
import { tokens } from "./tokens.ts";
import { wireBuiltins } from "./wiring.ts";

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
const experiment: RunRequest["experiment"] = {
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
const request = (seed: number): RunRequest => ({ experiment, seed, folder: "." });

test("a run's parts are made once in its container, and are its own", () => {
  const root = createRootContainer();
  const [run, other] = [createRunContainer(root, request(0)), createRunContainer(root, request(0))];
  expect(run.get(tokens.runParts)).toBe(run.get(tokens.runParts));
  expect(run.get(tokens.runParts).model).toBe(run.get(tokens.model));
  expect(other.get(tokens.model)).not.toBe(run.get(tokens.model));
});

test("config and seed decide the result, whatever ran before", async () => {
  const wiring = wireBuiltins();
  const digestOf = async (seed: number): Promise<string> => (await wiring.run(request(seed)).train()).digest;
  const alone = await digestOf(1);
  await digestOf(0);
  expect(await digestOf(1)).toBe(alone);
  expect(await digestOf(0)).not.toBe(alone);
});

test("a part that cannot be made is blamed on its place", () => {
  const wrong = { ...experiment, rng: part("rng", "mt19937") };
  const run = wireBuiltins().run({ experiment: wrong, seed: 2 ** 40, folder: "." });
  expect(() => run.parts()).toThrow(expect.objectContaining({ name: "RunError", path: ["rng"] }));
  const unknown = { ...experiment, loss: part("loss", "nowhere") };
  expect(() =>
    wireBuiltins()
      .run({ ...request(0), experiment: unknown })
      .parts(),
  ).toThrow(expect.objectContaining({ code: "E_PLUGIN", path: ["loss"] }));
});

test("a dataset draws from the stream named dataset", () => {
  const run = createRunContainer(createRootContainer(), request(5));
  const names: string[] = [];
  run.rebind(tokens.streams).toConstantValue((name) => {
    names.push(name);
    return wireBuiltins().run(request(5)).streams()(name);
  });
  run.get(tokens.dataset);
  expect(names).toEqual(["dataset"]);
});
