import { literal, type PartValue, ShapeError } from "@titrate/plugin";
import { bindPart, evaluate } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { metrics } from "../index.ts";

type Numbers = readonly [data: number[], shape: number[], dtype?: "float" | "int"];
const measure = (part: PartValue, prediction: Numbers, target: Numbers) =>
  evaluate({
    m: bindPart("metric", part, metrics).compute({
      prediction: literal(...prediction),
      target: literal(...target),
    }),
  }).m[0];

describe("accuracy", () => {
  it("of one column is by a threshold", () => {
    const p: Numbers = [
      [0.2, 0.5, 0.51, 0.9],
      [4, 1],
    ];
    expect(
      measure("accuracy", p, [
        [0, 0, 1, 0],
        [4, 1],
      ]),
    ).toBe(0.75);
    expect(measure("accuracy", p, [[0, 1, 1, 0], [4], "int"])).toBe(0.5);
    expect(
      measure({ type: "accuracy", threshold: 0.8 }, p, [
        [0, 0, 0, 1],
        [4, 1],
      ]),
    ).toBe(1);
  });

  it("of several columns is by the largest", () => {
    const p: Numbers = [
      [0.1, 0.7, 0.2, 0.5, 0.3, 0.2],
      [2, 3],
    ];
    expect(measure("accuracy", p, [[1, 2], [2], "int"])).toBe(0.5);
    expect(
      measure("accuracy", p, [
        [0, 1, 0, 1, 0, 0],
        [2, 3],
      ]),
    ).toBe(1);
  });

  it("counts NaN as wrong, whatever the target", () => {
    const nan = Number.NaN;
    expect(
      measure(
        "accuracy",
        [
          [nan, nan],
          [2, 1],
        ],
        [
          [0, 1],
          [2, 1],
        ],
      ),
    ).toBe(0);
    expect(
      measure(
        "accuracy",
        [
          [nan, nan, 0.1, nan],
          [2, 2],
        ],
        [[0, 1], [2], "int"],
      ),
    ).toBe(0);
  });

  it("says what does not fit", () => {
    const misfit = () =>
      measure(
        "accuracy",
        [
          [1, 2, 3, 4],
          [4, 1],
        ],
        [
          [1, 2, 3],
          [3, 1],
        ],
      );
    expect(misfit).toThrow(ShapeError);
    expect(misfit).toThrow(/predictions are \[4, 1\] and targets \[3, 1\] of float; give one target a row/);
    expect(() =>
      measure(
        "accuracy",
        [
          [1, 2, 3, 4],
          [2, 2],
        ],
        [[1, 2], [2]],
      ),
    ).toThrow(ShapeError);
  });

  it("of several columns and one number a row asks whether the targets are classes", () => {
    const of = (prediction: Numbers, target: Numbers) => () => measure("accuracy", prediction, target);
    expect(
      of(
        [
          [1, 2, 3, 4],
          [2, 2],
        ],
        [
          [1, 2],
          [2, 1],
        ],
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: accuracy: predictions are [2, 2] and targets [2, 1] of float; if they are class indices, tell the dataset so (\`classes: 2\` in \`table\`)]`,
    );
    expect(
      of(
        [
          [1, 2, 3, 4],
          [2, 2],
        ],
        [[1, 2], [2]],
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: accuracy: predictions are [2, 2] and targets [2] of float; if they are class indices, tell the dataset so (\`classes: 2\` in \`table\`)]`,
    );
    expect(
      of(
        [
          [1, 2, 3, 4],
          [2, 2],
        ],
        [[1, 2, 3], [3], "int"],
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: accuracy: predictions are [2, 2] and targets [3] of int; give one target a row: a class index, or as many columns as there are predictions]`,
    );
  });

  it("goes by the name that it was given", () => {
    const named = bindPart("metric", { type: "accuracy", name: "strict", threshold: 0.9 }, metrics);
    expect(named).toMatchObject({ name: "strict", goal: "maximize" });
  });
});

describe("mean-absolute-error", () => {
  it("is what it says, and smaller is better", () => {
    expect(
      measure(
        "mean-absolute-error",
        [
          [1, 2, 3, 4],
          [4, 1],
        ],
        [
          [1, 0, 4, 4],
          [4, 1],
        ],
      ),
    ).toBe(0.75);
    expect(bindPart("metric", "mean-absolute-error", metrics)).toMatchObject({
      name: "mean-absolute-error",
      goal: "minimize",
    });
  });

  it("does not broadcast", () => {
    expect(() =>
      measure(
        "mean-absolute-error",
        [
          [1, 2],
          [2, 1],
        ],
        [[1, 2], [2]],
      ),
    ).toThrow(ShapeError);
  });
});
