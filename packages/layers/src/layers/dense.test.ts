import { defineActivation, literal, namedStreams, type PartValue, ShapeError } from "@titrate/plugin";
import { bindPart, evaluate, testScope } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { initializers, layers } from "../index.ts";

const identity = defineActivation({ name: "identity", summary: "x.", apply: (x) => x });
const double = defineActivation({ name: "double", summary: "2x.", apply: (x) => x.mul(2) });
const plugins = [...layers, ...initializers, identity, double];
const bind = (part: PartValue) => bindPart("layer", part, plugins);
const random = () => namedStreams(1)("init");
const values = { weight: [1, 2, 3, 4, 5, 6], bias: [10, 20, 30] };

describe("dense", () => {
  it("is activation(x W + b)", () => {
    const x = literal([1, 0, 0, 1], [2, 2]);
    const y = (part: object) => {
      const layer = bind({ type: "dense", units: 3, ...part });
      return evaluate({ y: layer.apply(x, testScope(random(), values)) }).y;
    };
    expect(y({})).toEqual([11, 22, 33, 14, 25, 36]);
    expect(y({ activation: "double", bias: false })).toEqual([2, 4, 6, 8, 10, 12]);
  });

  it("applies to the last axis", () => {
    const x = literal([1, 0, 0, 1, 1, 1, 2, 2], [2, 2, 2]);
    const y = bind({ type: "dense", units: 3, bias: false }).apply(x, testScope(random(), values));
    expect(y.shape).toEqual([2, 2, 3]);
    expect(evaluate({ y }).y).toEqual([1, 2, 3, 4, 5, 6, 5, 7, 9, 10, 14, 18]);
  });

  it("draws W as [inputs, units] from its fans, and starts b at 0", () => {
    const scope = testScope(random());
    bind({ type: "dense", units: 3, inputs: 2 }).apply(literal([1, 2], [1, 2]), scope);
    const [weight, bias] = ["weight", "bias"].map((name) => scope.parameters.get(name)!);
    expect([weight!.shape, bias!.shape]).toEqual([[2, 3], [3]]);
    const bound = Math.sqrt(6 / 5);
    const stream = random();
    const drawn = Array.from({ length: 6 }, () => bound * (2 * stream.uniform() - 1));
    expect(evaluate({ weight: weight!, bias: bias! })).toEqual({ weight: drawn, bias: [0, 0, 0] });
  });

  it("says what does not fit", () => {
    const apply = (shape: number[], part: object) => () =>
      bind({ type: "dense", units: 1, ...part }).apply(literal([1, 2, 3], shape), testScope(random()));
    expect(apply([1, 3], { inputs: 2 })).toThrow(ShapeError);
    expect(apply([1, 3], { inputs: 2 })).toThrow(
      "dense expects 2 features and gets 3, of [1, 3]; set `inputs: 3`",
    );
    expect(apply([3], {})).toThrow("dense takes [rows, ..., features] and gets [3]");
  });

  it("takes whole numbers of units", () => {
    expect(() => bind({ type: "dense", units: 0 })).toThrow();
    expect(() => bind({ type: "dense", units: 1.5 })).toThrow();
    expect(() => bind("dense")).toThrow();
  });
});

describe("sequential", () => {
  it("applies its layers in order, each under its name", () => {
    const scope = testScope(random());
    const model = bind({
      type: "sequential",
      layers: [
        { type: "dense", units: 4 },
        { type: "dense", name: "middle", units: 5 },
        { type: "sequential", layers: [{ type: "dense", units: 2, bias: false }] },
        { type: "dense", units: 1 },
      ],
    });
    const y = model.apply(literal([1, 2, 3], [1, 3]), scope);
    expect(y.shape).toEqual([1, 1]);
    expect([...scope.parameters].map(([path, { shape }]) => `${path} ${shape}`)).toEqual([
      "dense-1.weight 3,4",
      "dense-1.bias 4",
      "middle.weight 4,5",
      "middle.bias 5",
      "sequential-1.dense-1.weight 5,2",
      "dense-2.weight 2,1",
      "dense-2.bias 1",
    ]);
  });

  it("is the identity when it is empty", () => {
    const x = literal([1, 2], [1, 2]);
    expect(bind({ type: "sequential", layers: [] }).apply(x, testScope(random()))).toBe(x);
  });
});
