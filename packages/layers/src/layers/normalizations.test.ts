import { literal, type PartValue, ShapeError, type Tensor } from "@titrate/plugin";
import { evaluate, type TestScope } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { applying, counting, declared, layerOf, scopeOf } from "./testing/bound.ts";

const numbersOf = (y: Tensor) => evaluate({ y }).y;
const close = (got: readonly number[], want: readonly number[]) => {
  expect(got.length).toBe(want.length);
  for (const [i, value] of want.entries()) expect(got[i]).toBeCloseTo(value, 12);
};

describe("batch-norm", () => {
  const x = literal([1, 10, 3, 30, 5, 80], [3, 2]);
  const running = (scope: TestScope) =>
    evaluate({
      mean: scope.buffers.get("running-mean")!,
      variance: scope.buffers.get("running-variance")!,
    });

  it("in training moves its running statistics, the variance by n - 1", () => {
    const scope = scopeOf();
    layerOf({ type: "batch-norm", momentum: 0.5 }).apply(x, scope);
    close(running(scope).mean, [1.5, 20]);
    close(running(scope).variance, [0.5 + 2, 0.5 + 650]);
  });

  it("in evaluation uses them, row by row, and leaves them alone", () => {
    const scope = scopeOf({ "running-mean": [1, 10], "running-variance": [4, 100] }, false);
    const y = layerOf({ type: "batch-norm", eps: 1e-9 }).apply(x.slice(0, 1, 2), scope);
    for (const value of numbersOf(y).map((got, i) => got - [1, 2][i]!))
      expect(Math.abs(value)).toBeLessThan(1e-8);
    expect(running(scope)).toEqual({ mean: [1, 10], variance: [4, 100] });
  });

  it("its channels lie on axis 1, or where it is told", () => {
    expect(declared("batch-norm", [2, 3, 4, 5])).toEqual(["weight [3]", "bias [3]"]);
    expect(declared({ type: "batch-norm", axis: -1 }, [2, 3, 4])).toEqual(["weight [4]", "bias [4]"]);
    expect(declared({ type: "batch-norm", affine: false }, [2, 3])).toEqual([]);
    const last = layerOf({ type: "batch-norm", axis: -1 }).apply(counting([2, 3, 4]), scopeOf());
    const flat = layerOf("batch-norm").apply(counting([6, 4]), scopeOf());
    expect(numbersOf(last)).toEqual(numbersOf(flat));
  });

  it("says what does not fit", () => {
    expect(applying("batch-norm", [1, 3])).toThrow("batch-norm has one value a channel in [1, 3]");
    expect(applying("batch-norm", [1, 3, 2])).not.toThrow();
    expect(applying("batch-norm", [3])).toThrow(ShapeError);
    expect(applying({ type: "batch-norm", axis: 0 }, [3, 3])).toThrow(
      "with `axis: 0` takes channels on that axis",
    );
    const evaluating = () => layerOf("batch-norm").apply(counting([1, 3]), scopeOf({}, false));
    expect(evaluating).not.toThrow();
  });
});

it("each starts as the plain normalisation: weight 1, bias 0", () => {
  const x = literal([1, 2, 3, 6], [1, 4]);
  const deviation = Math.sqrt(3.5 + 1e-5);
  const standardized = [-2, -1, 0, 3].map((value) => value / deviation);
  close(numbersOf(layerOf("layer-norm").apply(x, scopeOf())), standardized);
  close(numbersOf(layerOf({ type: "group-norm", groups: 1 }).apply(x, scopeOf())), standardized);
  close(numbersOf(layerOf("instance-norm").apply(x.reshape([1, 1, 4]), scopeOf())), standardized);
  const size = Math.sqrt(12.5 + 1e-6);
  close(
    numbersOf(layerOf("rms-norm").apply(x, scopeOf())),
    [1, 2, 3, 6].map((value) => value / size),
  );
});

it.each([
  [{ type: "layer-norm", axes: 2 }, ["weight [3, 4]", "bias [3, 4]"]],
  [{ type: "rms-norm", axes: 2 }, ["weight [3, 4]"]],
  [{ type: "group-norm", groups: 3 }, ["weight [3]", "bias [3]"]],
  ["instance-norm", ["weight [3]", "bias [3]"]],
  [{ type: "layer-norm", affine: false }, []],
  [{ type: "rms-norm", affine: false }, []],
  [{ type: "instance-norm", affine: false }, []],
] as [PartValue, string[]][])("%j declares %j", (written, want) => {
  expect(declared(written, [2, 3, 4])).toEqual(want);
});

it("several last axes are normalised as one", () => {
  const x = counting([2, 3, 4]);
  const both = layerOf({ type: "layer-norm", axes: 2 }).apply(x, scopeOf());
  const flat = layerOf("layer-norm").apply(x.reshape([2, 12]), scopeOf());
  expect(numbersOf(both)).toEqual(numbersOf(flat));
});

it("say what does not fit", () => {
  expect(applying({ type: "layer-norm", axes: 2 }, [2, 3])).toThrow(
    "layer-norm over the last 2 axes takes the rows and those, and gets [2, 3]; lower `axes`",
  );
  expect(applying("rms-norm", [3])).toThrow(ShapeError);
  expect(applying({ type: "group-norm", groups: 4 }, [2, 6, 5])).toThrow(
    "channels in 4 equal groups, and gets [2, 6, 5]",
  );
  expect(applying("instance-norm", [2, 3])).toThrow("instance-norm takes [rows, channels, ...spatial]");
});
