import { describe, expect, it } from "vitest";
import { half, layer, parts } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

/** Counts its training steps, and multiplies by the count where it is in use. */
const counting = layer((x, scope) => {
  const count = scope.buffer("count", [], 0);
  if (scope.training) count.set(count.value.add(1));
  return scope.training ? x.mul(scope.parameter("weight", [1], half)) : x.mul(count.value);
}, "counter");

describe("buffers", () => {
  it("are changed by training steps, and by nothing else", async () => {
    const evaluateEvery = 1;
    const result = await trainRun(
      parts([1, 2, 3], { model: counting, train: { epochs: 2, batch: 2, shuffle: false, evaluateEvery } }),
    ).catch((error: unknown) => error);
    // In use the weight is not asked for, so it is the training graph that declares it.
    expect(result).toMatchObject({
      parameterCount: 1,
      parameters: { count: { shape: [], data: [4] } },
      predictions: { train: { data: [4, 8, 12] } },
    });
  });

  it("are the second application's where a shared layer is applied again", async () => {
    const model = layer((x, scope) => scope.share("twice", undefined, scope.share("twice", counting, x)));
    const result = await trainRun(parts([1], { model, train: { epochs: 3, batch: "full", shuffle: false } }));
    expect(result.parameters["twice.count"]).toEqual({ shape: [], data: [6] });
  });

  it("belong to training, and are part of the digest", async () => {
    const reckless = layer((x, scope) => {
      scope.buffer("count", [], 0).set(x.sum());
      return x.mul(scope.parameter("weight", [1], half));
    });
    await expect(trainRun(parts([1], { model: reckless }))).rejects.toThrow(
      '"count" is set outside of training',
    );
    const adding = (step: number) =>
      layer((x, scope) => {
        const count = scope.buffer("count", [], 0);
        if (scope.training) count.set(count.value.add(step));
        return x.mul(scope.parameter("weight", [1], half));
      });
    const digests = [1, 2].map(async (step) => (await trainRun(parts([1], { model: adding(step) }))).digest);
    expect(new Set(await Promise.all(digests)).size).toBe(2);
  });
});

describe("shared layers", () => {
  const inner = layer((x, scope) => x.mul(scope.parameter("weight", [1], half)));

  it("train one tensor", async () => {
    const model = layer((x, scope) => scope.share("scale", undefined, scope.share("scale", inner, x)));
    const result = await trainRun(parts([1], { model, train: { epochs: 1, batch: "full", shuffle: false } }));
    expect(Object.keys(result.parameters)).toEqual(["scale.weight"]);
    // (w^2 - 3)^2, slope 2 (w^2 - 3) 2 w, at a half
    expect(result.parameters["scale.weight"]!.data[0]).toBeCloseTo(0.5 - 0.1 * 2 * (0.25 - 3) * 2 * 0.5, 14);
  });

  it("must be given once, and before", async () => {
    const model = layer((x, scope) => scope.share("scale", undefined, x));
    await expect(trainRun(parts([1], { model }))).rejects.toThrow('nothing is shared as "scale" before this');
  });

  it("draw random numbers anew each time", async () => {
    const noise = layer((x, scope) => (scope.training ? x.add(scope.uniform("noise", [1])) : x));
    const twice = layer((x, scope) => {
      const first = scope.share("noise", noise, x).sub(x);
      const second = scope.share("noise", undefined, x).sub(x);
      // Were both draws the same, the weight's slope would be that of 0.
      return x.mul(scope.parameter("weight", [1], half)).mul(
        first
          .sub(second)
          .abs()
          .mean()
          .add(scope.training ? 0 : 1),
      );
    });
    const result = await trainRun(
      parts([1], { model: twice, train: { epochs: 1, batch: "full", shuffle: false } }),
    );
    expect(result.parameters.weight!.data[0]).not.toBe(0.5);
  });
});

it("a layer finds what an earlier one declared", async () => {
  const first = layer((x, scope) => x.mul(scope.parameter("weight", [1], half)), "first");
  const tied = (wanted: string) => layer((x, scope) => scope.call(first, x).mul(scope.find(wanted)));
  const result = await trainRun(
    parts([1], { model: tied("first.weight"), train: { epochs: 1, batch: "full", shuffle: false } }),
  );
  expect(result.parameters["first.weight"]!.data[0]).toBeCloseTo(0.5 + 0.1 * 2 * 2.75, 14);
  await expect(trainRun(parts([1], { model: tied("second.weight") }))).rejects.toThrow(
    'there is no parameter "second.weight" in the layers before this; there are: first.weight',
  );
});
