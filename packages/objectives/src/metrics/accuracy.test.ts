import { ShapeError } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { metrics } from "../index.ts";
import { figure, floats, indices } from "./testing/figure.ts";

it("of one column is by a threshold", () => {
  const p = [0.2, 0.5, 0.51, 0.9];
  expect(figure("accuracy", p, [0, 0, 1, 0])).toBe(0.75);
  expect(figure("accuracy", p, indices([0, 1, 1, 0]))).toBe(0.5);
  expect(figure({ type: "accuracy", threshold: 0.8 }, p, [0, 0, 0, 1])).toBe(1);
});

it("of several columns is by the largest", () => {
  const p = [
    [0.1, 0.7, 0.2],
    [0.5, 0.3, 0.2],
  ];
  expect(figure("accuracy", p, indices([1, 2]))).toBe(0.5);
  expect(
    figure("accuracy", p, [
      [0, 1, 0],
      [1, 0, 0],
    ]),
  ).toBe(1);
});

it("a target at or below 0.5 says no, -1 among them", () => {
  expect(figure("accuracy", [-0.3, 0.9, 0.2], [-1, 1, 0.5])).toBe(1);
});

it("counts NaN as wrong, whatever the target", () => {
  const nan = Number.NaN;
  expect(figure("accuracy", [nan, nan], [0, 1])).toBe(0);
  const p = [
    [nan, nan],
    [0.1, nan],
  ];
  expect(figure("accuracy", p, indices([0, 1]))).toBe(0);
});

it("goes by the name that it was given", () => {
  const named = bindPart("metric", { type: "accuracy", name: "strict", threshold: 0.9 }, metrics);
  expect(named).toMatchObject({ name: "strict", goal: "maximize" });
});

describe("says what does not fit, as all metrics of classes", () => {
  const one = [1, 2, 3, 4];
  const two = [
    [1, 2],
    [3, 4],
  ];
  const of = (name: string, ...pair: Parameters<typeof figure> extends [unknown, ...infer R] ? R : never) => {
    expect(() => figure(name, ...pair)).toThrow(ShapeError);
    return () => figure(name, ...pair);
  };
  it("other rows", () => {
    expect(of("accuracy", one, [1, 2, 3])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: accuracy: predictions are [4, 1] and targets [3, 1] of float; give one target a row: a class index, or as many columns as there are predictions]`,
    );
    expect(of("brier", one, [1, 2, 3])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: brier: predictions are [4, 1] and targets [3, 1] of float; give one target a row: a class index, or as many columns as there are predictions]`,
    );
    expect(of("accuracy", two, indices([1, 2, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: accuracy: predictions are [2, 2] and targets [3] of int; give one target a row: a class index, or as many columns as there are predictions]`,
    );
  });
  it("numbers for several columns, which may be classes", () => {
    expect(of("accuracy", two, [1, 2])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: accuracy: predictions are [2, 2] and targets [2, 1] of float; if they are class indices, tell the dataset so (\`classes: 2\` in \`table\`)]`,
    );
    expect(of("roc-auc", two, floats([1, 2], [2]))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: roc-auc: predictions are [2, 2] and targets [2] of float; if they are class indices, tell the dataset so (\`classes: 2\` in \`table\`)]`,
    );
  });
});
