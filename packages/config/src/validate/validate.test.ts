import type { ValidPart } from "@titrate/plugin/host";
import { describe, expect, expectTypeOf, it } from "vitest";
import { base, validated } from "../testing/validated.ts";

describe("validate", () => {
  it("fills in every default", () => {
    const experiment = validated({ "hidden-layer.yaml": base });
    expect(experiment).toEqual({
      name: "hidden-layer",
      plugins: [],
      vars: {},
      dataset: { kind: "dataset", type: "xor-3bit", path: ["dataset"], params: {} },
      model: {
        kind: "layer",
        type: "dense",
        path: ["model"],
        params: { units: 1, activation: bare("activation", "sigmoid", ["model", "activation"]), bias: null },
      },
      transforms: [],
      loss: bare("loss", "mean-squared-error", ["loss"]),
      regularizers: [],
      optimizer: { kind: "optimizer", type: "sgd", path: ["optimizer"], params: { lr: 1, momentum: 0 } },
      schedule: bare("schedule", "constant", ["schedule"]),
      metrics: [],
      callbacks: [],
      train: { epochs: 10, batch: "full", shuffle: true },
      seed: 0,
      rng: bare("rng", "seedrandom", ["rng"]),
      precision: "f32",
      numerics: "strict",
      executor: "compiled",
    });
    expectTypeOf(experiment.model).toEqualTypeOf<ValidPart<"layer">>();
  });

  it("keeps all that is given", () => {
    const given = {
      name: "n",
      description: "d",
      plugins: ["./a.ts"],
      schedule: "constant",
      metrics: ["accuracy", { type: "accuracy", name: "strict", threshold: 0.9 }],
      train: { epochs: 3, batch: 4, shuffle: false },
      evaluate: { every: 2 },
      seed: 7,
      precision: "f64",
      numerics: "fast",
      executor: "reference",
      sweep: { grid: { "optimizer.lr": [0.1, 1], model: ["a"] }, seeds: [1, 5] },
      report: {
        metric: { name: "test/accuracy", goal: "maximize" },
        solved: 1,
        compare: "model",
        within: "optimizer.lr",
        also: ["train/loss"],
        predictions: "test",
      },
    };
    const overrides = Object.entries(given).map(([key, value]) => `${key}=${written(value)}`);
    const experiment = validated({ "x.yaml": base }, ...overrides);
    const { schedule, metrics, ...rest } = given;
    expect(experiment).toMatchObject(rest);
    expect(experiment.metrics[1]).toEqual({
      kind: "metric",
      type: "accuracy",
      name: "strict",
      path: ["metrics", 1],
      params: { threshold: 0.9 },
    });
  });

  it("validates parts within parts, in lists and maps", () => {
    const experiment = validated({
      "x.yaml": base.replace(
        /model:[\s\S]*?loss/,
        `model:
  type: sequential
  layers:
    - { type: dense, name: hidden, units: 4, bias: uniform }
    - { type: branches, of: { left: { type: dense, units: 1, bias: ~ } } }
loss`,
      ),
    });
    const [hidden, branches] = experiment.model.params.layers as ValidPart[];
    expect(hidden).toEqual({
      kind: "layer",
      type: "dense",
      name: "hidden",
      path: ["model", "layers", 0],
      params: {
        units: 4,
        activation: bare("activation", "identity", ["model", "layers", 0, "activation"]),
        bias: bare("initializer", "uniform", ["model", "layers", 0, "bias"]),
      },
    });
    const { left } = branches!.params.of as Record<string, ValidPart>;
    expect(left!.path).toEqual(["model", "layers", 1, "of", "left"]);
  });

  it("freezes all of it", () => {
    const { metrics, model, sweep } = validated({ "x.yaml": base }, "sweep.grid={a: [[1]]}");
    expect(
      [metrics, model, model.params, model.path, sweep?.grid, sweep?.grid.a].every(Object.isFrozen),
    ).toBe(true);
    expect(Object.isFrozen(sweep!.grid.a![0])).toBe(true);
  });
});

function bare(kind: string, type: string, path: (string | number)[]): unknown {
  return { kind, type, path, params: {} };
}

/** On the command line the keys of maps have no quotes. */
function written(value: unknown): string {
  return JSON.stringify(value).replace(/"([\w.]+)":/g, "$1:");
}
