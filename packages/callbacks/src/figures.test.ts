import { literal, type PartValue, type Probe, type Shape, ShapeError, sizeOf } from "@titrate/plugin";
import { bindPart, evaluate } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { callbacks } from "./index.ts";

const nan = Number.NaN;
const figures = (part: PartValue, probe: Partial<Probe>, precision?: "f32" | "f64") => {
  const callback = bindPart("callback", part, callbacks);
  expect(callback).toMatchObject({ decides: false, watches: [] });
  const found = evaluate(callback.figures!({ parameters: [], activations: [], ...probe }), precision);
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, values[0]]));
};

describe("norms", () => {
  const parameter = (path: string, values: readonly number[], gradients: readonly number[]) => ({
    path,
    value: literal(values, [values.length]),
    gradient: literal(gradients, [gradients.length]),
  });
  const parameters = [parameter("dense-1.weight", [3, 0], [0, 0]), parameter("dense-1.bias", [4], [2])];

  it("are of all parameters together", () => {
    expect(figures("norms", { parameters })).toEqual({ "gradient-norm": 2, "weight-norm": 5 });
  });
  it("or of each", () => {
    expect(figures({ type: "norms", per: "parameter" }, { parameters })).toEqual({
      "gradient-norm/dense-1.weight": 0,
      "weight-norm/dense-1.weight": 3,
      "gradient-norm/dense-1.bias": 2,
      "weight-norm/dense-1.bias": 4,
    });
  });
  it("neither vanish nor overflow where squares would", () => {
    const extreme = [parameter("a", [3e30, 4e30], [3e-30, 4e-30])];
    const found = figures("norms", { parameters: extreme }, "f32");
    expect(found["weight-norm"]! / 5e30).toBeCloseTo(1, 6);
    expect(found["gradient-norm"]! / 5e-30).toBeCloseTo(1, 6);
  });
  it("of NaN are NaN, and of nothing 0", () => {
    const broken = [...parameters, parameter("b", [1], [nan])];
    expect(figures("norms", { parameters: broken })).toEqual({
      "gradient-norm": nan,
      "weight-norm": Math.sqrt(26),
    });
    expect(figures("norms", {})).toEqual({ "gradient-norm": 0, "weight-norm": 0 });
  });
});

describe("dead-units", () => {
  const activation = (shape: Shape, valueAt: (index: number) => number, path = "dense-1") => ({
    path,
    output: literal(
      Array.from({ length: sizeOf(shape) }, (_, index) => valueAt(index)),
      shape,
    ),
  });
  const share = (...activations: Probe["activations"]) =>
    figures("dead-units", { activations })["dead-units"];

  it("are 0 on every row", () => {
    // Columns: always 0; 0 on one row; 0 and negative, as a leaky rectifier's; -0.
    const rows = [0, 1, -1, -0, 0, 0, 0, 0];
    expect(share(activation([2, 4], (index) => rows[index]!))).toBe(2 / 4);
    expect(share(activation([3, 5], () => 0))).toBe(1);
    expect(share(activation([3, 5], () => 1))).toBe(0);
  });
  it("of images are channels, of sequences features", () => {
    // 3 rows, 2 channels of 4 x 5: the first channel is 0.
    expect(share(activation([3, 2, 4, 5], (index) => Math.floor(index / 20) % 2))).toBe(1 / 2);
    // One pixel of one row is enough.
    expect(share(activation([3, 2, 4, 5], (index) => (index === 7 ? 1 : 0)))).toBe(1 / 2);
    // 3 rows, 4 times, 5 features: feature 2 is 0.
    expect(share(activation([3, 4, 5], (index) => (index % 5 === 2 ? 0 : 1)))).toBe(1 / 5);
    expect(share(activation([3], () => 0))).toBe(1);
  });
  it("are counted over all activations, each unit once", () => {
    const [two, six] = [activation([3, 2], () => 0), activation([3, 6], () => 1)];
    expect(share(two, six)).toBe(2 / 8);
  });
  it("are not NaN", () => {
    expect(share(activation([2, 2], (index) => (index === 0 ? nan : 0)))).toBe(1 / 2);
  });
  it("are those of the activations that match", () => {
    const activations = [activation([3, 2], () => 0, "hidden"), activation([3, 6], () => 1, "output")];
    const matching = (match: string) => figures({ type: "dead-units", match }, { activations });
    expect(matching("hid*")).toEqual({ "dead-units": 1 });
    expect(() => matching("dense*")).toThrow(ShapeError);
    expect(() => matching("dense*")).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: dead-units: the model has no activation that matches "dense*"; its activations are at "hidden", "output"]`,
    );
    expect(() => share()).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: dead-units: the model has no activation that matches "*"; leave it out]`,
    );
  });
});
