import { literal, type PartValue, ShapeError } from "@titrate/plugin";
import { evaluate } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { applying, counting, declared, layerOf, scopeOf } from "./testing/bound.ts";

const shapeOf = (written: PartValue, shape: number[]) => applying(written, shape)().shape;
const valuesOf = (written: PartValue, x: number[], shape: number[], weight: number[]) => {
  const y = layerOf(written).apply(literal(x, shape), scopeOf({ weight }));
  return evaluate({ y }).y;
};

it("weights are [filters, channels / groups, ...kernel], biases one a filter", () => {
  const conv1d = { type: "conv1d", filters: 6, kernel: 3, groups: 2 };
  expect(declared(conv1d, [1, 4, 9])).toEqual(["weight [6, 2, 3]", "bias [6]"]);
  expect(declared({ type: "conv2d", filters: 5, kernel: [3, 2] }, [1, 4, 9, 9])).toEqual([
    "weight [5, 4, 3, 2]",
    "bias [5]",
  ]);
  expect(declared({ type: "conv-transpose2d", filters: 6, kernel: 3, groups: 2 }, [1, 4, 9, 9])).toEqual([
    "weight [4, 3, 3, 3]",
    "bias [6]",
  ]);
  expect(declared({ type: "conv2d", filters: 5, kernel: 1, bias: false }, [1, 4, 2, 2])).toEqual([
    "weight [5, 4, 1, 1]",
  ]);
});

it("weights are drawn by what a filter sees", () => {
  // Xavier's bound is sqrt(6 / (fanIn + fanOut)): (4 / 2) * 3 channels and elements in, 6 * 3 out.
  const largest = (written: PartValue, shape: number[], bound: number) => {
    const scope = scopeOf();
    layerOf(written).apply(counting(shape), scope);
    const { weight } = evaluate({ weight: scope.parameters.get("weight")! });
    const ratio = weight.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / bound;
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThanOrEqual(1);
  };
  largest({ type: "conv1d", filters: 60, kernel: 3, groups: 2 }, [1, 4, 9], Math.sqrt(6 / (6 + 180)));
  largest(
    { type: "conv-transpose2d", filters: 60, kernel: 3, groups: 2 },
    [1, 4, 3, 3],
    Math.sqrt(6 / (18 + 540)),
  );
});

it("the activation comes last, after the bias", () => {
  const written = {
    type: "conv1d",
    filters: 1,
    kernel: 2,
    activation: "relu",
    biases: { type: "constant", value: -4 },
  };
  expect(valuesOf(written, [1, 2, 3, 4], [1, 1, 4], [1, 1])).toEqual([0, 1, 3]);
});

describe("padding", () => {
  it("same makes ceil(length / stride), the odd zero at the end", () => {
    const same = { type: "conv1d", filters: 1, kernel: 2, padding: "same" };
    expect(valuesOf(same, [1, 2, 3], [1, 1, 3], [1, 10])).toEqual([21, 32, 3]);
    for (const [length, kernel, stride, dilation] of [
      [7, 3, 1, 1],
      [7, 3, 2, 1],
      [8, 3, 2, 1],
      [8, 4, 3, 2],
      [5, 1, 3, 1],
    ] as const) {
      const written = { ...same, kernel, stride, dilation };
      expect(shapeOf(written, [2, 1, length])).toEqual([2, 1, Math.ceil(length / stride)]);
    }
    const image = { type: "conv2d", filters: 1, kernel: [3, 2], padding: "same", dilation: [1, 2] };
    expect(shapeOf(image, [1, 1, 4, 5])).toEqual([1, 1, 4, 5]);
  });

  it("causal keeps a time from what comes after it", () => {
    const causal = { type: "conv1d", filters: 1, kernel: 2, dilation: 2, padding: "causal" };
    expect(valuesOf(causal, [1, 2, 3, 4], [1, 1, 4], [10, 1])).toEqual([1, 2, 13, 24]);
  });

  it("may differ between the axes", () => {
    const written = { type: "conv2d", filters: 1, kernel: 3, padding: [0, 1], stride: [1, 2] };
    expect(shapeOf(written, [1, 1, 5, 6])).toEqual([1, 1, 3, 3]);
  });
});

it("a transposed convolution may be longer along one axis alone", () => {
  const written = { type: "conv-transpose2d", filters: 1, kernel: 2, stride: 2, "output-padding": [1, 0] };
  // Each pixel spreads over its own 2 x 2, and the last row is nobody's.
  expect(valuesOf(written, [1, 2], [1, 1, 1, 2], [1, 2, 3, 4])).toEqual([1, 2, 2, 4, 3, 4, 6, 8, 0, 0, 0, 0]);
  expect(shapeOf({ ...written, "output-padding": [0, 1] }, [1, 1, 3, 3])).toEqual([1, 1, 6, 7]);
});

it("say what does not fit", () => {
  const refused = (written: object, shape: number[], message: string) => {
    const apply = applying({ type: "conv2d", filters: 4, kernel: 3, ...written }, shape);
    expect(apply).toThrow(ShapeError);
    expect(apply).toThrow(message);
  };
  refused({}, [5, 6], "conv2d takes [rows, channels, height, width] and gets [5, 6]; put a layer before it");
  refused(
    { groups: 3 },
    [1, 3, 5, 5],
    "`groups: 3` must divide both the 3 channels that come in and the 4 filters",
  );
  refused(
    { dilation: 2 },
    [1, 3, 5, 4],
    "conv2d: a kernel of [3, 3] with dilation [2, 2] does not fit into [5, 4]",
  );
  refused(
    { kernel: 4 },
    [1, 3, 3, 5],
    "conv2d: a kernel of [4, 4] does not fit into [3, 5] (padding included)",
  );
  refused({ type: "conv1d" }, [2, 3], "conv1d takes [rows, channels, length] and gets [2, 3]");
  const transposed = { type: "conv-transpose2d" };
  refused({ ...transposed, "output-padding": 1 }, [1, 3, 4, 4], "output-padding 1 is not below 1");
  refused(
    { ...transposed, padding: 3 },
    [1, 3, 4, 4],
    "padding 3 takes away all that a kernel of 3 makes of length 4",
  );
});

it("take whole numbers, a pair where there are two axes", () => {
  const bound = (written: object) => () => layerOf({ type: "conv2d", filters: 1, kernel: 1, ...written });
  for (const wrong of [
    { kernel: 0 },
    { kernel: [1] },
    { stride: [1, 0] },
    { padding: -1 },
    { padding: "full" },
  ])
    expect(bound(wrong), JSON.stringify(wrong)).toThrow();
  expect(bound({ kernel: [1, 2], padding: "same" })).not.toThrow();
});
