import { literal, type PartValue, ShapeError, type Tensor } from "@titrate/plugin";
import { evaluate, valueAndGradient } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { applying, counting, declared, layerOf, scopeOf } from "./testing/bound.ts";

const numbersOf = (y: Tensor) => evaluate({ y }).y;
const x = literal([0.1, 0.2, -0.3, 0.4, 0.5, -0.6], [1, 3, 2]);

describe.each([
  ["rnn", 1],
  ["gru", 3],
  ["lstm", 4],
])("%s", (type, gates) => {
  it("packs its gates into one weight", () => {
    expect(declared({ type, units: 5 }, [2, 3, 2])).toEqual([
      `input-weight [2, ${gates * 5}]`,
      `input-bias [${gates * 5}]`,
      `hidden-weight [5, ${gates * 5}]`,
      `hidden-bias [${gates * 5}]`,
    ]);
    expect(declared({ type, units: 5, bias: false }, [2, 3, 2])).toHaveLength(2);
  });

  it("gives the last of its sequence unless told otherwise", () => {
    const last = layerOf({ type, units: 3 }).apply(x, scopeOf());
    const all = layerOf({ type, units: 3, return: "sequence" }).apply(x, scopeOf());
    expect([last.shape, all.shape]).toEqual([
      [1, 3],
      [1, 3, 3],
    ]);
    expect(numbersOf(last)).toEqual(numbersOf(all).slice(-3));
  });

  it("says what does not fit", () => {
    expect(applying({ type, units: 3 }, [5, 6])).toThrow(ShapeError);
    expect(applying({ type, units: 3 }, [5, 6])).toThrow(
      `${type} takes [rows, time, features] and gets [5, 6]`,
    );
    expect(applying({ type, units: 3 }, [2, 0, 6])).toThrow(ShapeError);
  });
});

it("the activation of rnn may be any, with trained tensors of its own for all times", () => {
  const values = { "input-weight": [1, 1], "hidden-weight": [1], "input-bias": [0], "hidden-bias": [0] };
  const outputs = (activation: string) => {
    const layer = layerOf({ type: "rnn", units: 1, activation, return: "sequence" });
    return numbersOf(layer.apply(literal([1, 0, 0, 1, -9, 0], [1, 3, 2]), scopeOf(values)));
  };
  expect(outputs("relu")).toEqual([1, 2, 0]);
  expect(outputs("scaled")).toEqual([3, 12, 9]);
});

describe("bidirectional", () => {
  it("joins forward and backward, each at its own time", () => {
    const part = { type: "rnn", units: 1, activation: "identity", return: "sequence" };
    const one = { "input-weight": [1], "hidden-weight": [1], "input-bias": [0], "hidden-bias": [0] };
    const values = Object.fromEntries(
      ["forward", "backward"].flatMap((way) =>
        Object.entries(one).map(([name, value]) => [`${way}.${name}`, value]),
      ),
    );
    const run = (layer: object, join: string) => {
      const both = layerOf({ type: "bidirectional", layer, join });
      return numbersOf(both.apply(literal([1, 2, 3], [1, 3, 1]), scopeOf(values)));
    };
    expect(run(part, "concat")).toEqual([1, 6, 3, 5, 6, 3]); // running sums from either end
    expect(run(part, "sum")).toEqual([7, 8, 9]);
    expect(run({ ...part, return: "last" }, "concat")).toEqual([6, 6]);
  });

  it("trains two layers, whatever its own is called", () => {
    const layer = { type: "lstm", name: "memory", units: 2, bias: false };
    expect(declared({ type: "bidirectional", layer }, [1, 3, 2])).toEqual([
      "forward.input-weight [2, 8]",
      "forward.hidden-weight [2, 8]",
      "backward.input-weight [2, 8]",
      "backward.hidden-weight [2, 8]",
    ]);
  });
});

describe("attention", () => {
  it("declares its projections", () => {
    expect(declared({ type: "attention", heads: 2 }, [2, 3, 4])).toEqual([
      "input-weight [4, 12]",
      "input-bias [12]",
      "output-weight [4, 4]",
      "output-bias [4]",
    ]);
    expect(declared({ type: "attention", bias: false }, [2, 3, 4])).toHaveLength(2);
  });

  it("that is causal does not see what comes after", () => {
    const part = { type: "attention", heads: 2, causal: true };
    const y = (last: number) => {
      const sequence = literal([1, 2, 3, 4, last, last], [1, 3, 2]);
      return numbersOf(layerOf(part).apply(sequence, scopeOf()));
    };
    expect(y(100).slice(0, 4)).toEqual(y(-5).slice(0, 4));
    expect(y(100).slice(4)).not.toEqual(y(-5).slice(4));
  });

  it("drops attention in training alone", () => {
    const y = (dropout: number, training: boolean) =>
      numbersOf(layerOf({ type: "attention", dropout }).apply(x, scopeOf({}, training)));
    expect(y(0.5, true)).not.toEqual(y(0, true));
    expect(y(0.5, false)).toEqual(y(0, true));
  });

  it("says what does not fit", () => {
    expect(applying({ type: "attention", heads: 3 }, [1, 2, 4])).toThrow(
      "`heads: 3` must divide the 4 features",
    );
    expect(applying("attention", [2, 4])).toThrow("attention takes [rows, time, features] and gets [2, 4]");
  });
});

describe("positions", () => {
  const zeros = (shape: number[]) => counting(shape).mul(0);

  it("are encoded by sines and cosines", () => {
    const numbers = numbersOf(layerOf("positional-encoding").apply(zeros([1, 2, 3]), scopeOf()));
    const slow = 10_000 ** (-2 / 3);
    const want = [0, 1, 0, Math.sin(1), Math.cos(1), Math.sin(slow)];
    for (const [i, value] of want.entries()) expect(numbers[i]).toBeCloseTo(value, 14);
  });

  it("are learned, for as many times as are asked for", () => {
    expect(declared("positional-embedding", [2, 5, 3])).toEqual(["weight [5, 3]"]);
    expect(declared({ type: "positional-embedding", length: 8 }, [2, 5, 3])).toEqual(["weight [8, 3]"]);
    const scope = scopeOf({ weight: [1, 2, 3, 4, 5, 6] });
    const y = layerOf({ type: "positional-embedding", length: 3 }).apply(zeros([2, 2, 2]), scope);
    expect(numbersOf(y)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    expect(applying({ type: "positional-embedding", length: 2 }, [1, 3, 2])).toThrow(
      "set `length: 3` or more",
    );
  });
});

describe("embedding", () => {
  const part = { type: "embedding", vocabulary: 3, units: 2 };
  const weight = [1, 2, 3, 4, 5, 6];
  const look = (written: PartValue, data: number[], dtype: "int" | "float" = "float") =>
    layerOf(written).apply(literal(data, [data.length], dtype), scopeOf({ weight }));

  it("takes ints, and floats that are whole", () => {
    expect(numbersOf(look(part, [2, 0]))).toEqual([5, 6, 1, 2]);
    expect(numbersOf(look(part, [2, 0], "int"))).toEqual([5, 6, 1, 2]);
    expect(look(part, [1, 1, 1]).shape).toEqual([3, 2]);
  });

  it("stops at what is no index", () => {
    for (const wrong of [3, -1, 0.5, Number.NaN])
      expect(() => numbersOf(look(part, [wrong]))).toThrow(RangeError);
  });

  it("does not train the vector of the padding, which starts at 0", () => {
    const gradient = (written: PartValue) =>
      valueAndGradient(
        (table) => {
          const scope = { ...scopeOf(), parameter: () => table };
          return layerOf(written).apply(literal([0, 1, 1], [3]), scope);
        },
        { shape: [3, 2], data: weight },
      ).gradient;
    expect(gradient(part)).toEqual([1, 1, 2, 2, 0, 0]);
    expect(gradient({ ...part, padding: 1 })).toEqual([1, 1, 0, 0, 0, 0]);
    const scope = scopeOf();
    layerOf({ ...part, padding: 1, weights: "ones" }).apply(literal([0], [1]), scope);
    expect(numbersOf(scope.parameters.get("weight")!)).toEqual([1, 1, 0, 0, 1, 1]);
  });
});
