import { literal, type PartValue, ShapeError } from "@titrate/plugin";
import { evaluate, valueAndGradient } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { applying, counting, declared, layerOf, scopeOf } from "./testing/bound.ts";

const dense = (units: number, more: object = {}) => ({ type: "dense", units, bias: false, ...more });
const doubled = { type: "activation", activation: "double" };
const run = (
  written: PartValue,
  values: Readonly<Record<string, number[]>> = {},
  x = literal([1, 2], [1, 2]),
) => evaluate({ y: layerOf(written).apply(x, scopeOf(values)) }).y;
const refused = (written: PartValue, shape: number[], message: string) => {
  expect(applying(written, shape)).toThrow(ShapeError);
  expect(applying(written, shape)).toThrow(message);
};

describe("residual", () => {
  it("adds what goes around", () => {
    expect(run({ type: "residual", body: doubled })).toEqual([3, 6]);
    expect(run({ type: "residual", body: doubled, shortcut: doubled })).toEqual([4, 8]);
    expect(run({ type: "residual", body: doubled, activation: "double" })).toEqual([6, 12]);
  });

  it("says what does not fit, where adding would broadcast too", () => {
    refused({ type: "residual", body: dense(3) }, [1, 2], "the body makes [1, 3] and x is [1, 2]");
    refused({ type: "residual", body: dense(1) }, [1, 2], "give a `shortcut:` that makes [1, 1]");
    const shortcut = dense(1);
    refused({ type: "residual", body: doubled, shortcut }, [1, 2], "and the shortcut makes [1, 1]");
    expect(declared({ type: "residual", body: dense(3), shortcut: dense(3) }, [1, 2])).toHaveLength(2);
  });
});

describe("parallel", () => {
  const branches = [doubled, { type: "residual", body: doubled }];

  it.each([
    ["concat", [2, 4, 3, 6]],
    ["sum", [5, 10]],
    ["mean", [2.5, 5]],
    ["product", [6, 24]],
    ["maximum", [3, 6]],
  ])("joins by %s", (join, want) => {
    expect(run({ type: "parallel", branches, join })).toEqual(want);
    expect(run({ type: "parallel", branches: [doubled], join })).toEqual([2, 4]);
  });

  it("joins along an axis", () => {
    const y = layerOf({ type: "parallel", branches, axis: 1 }).apply(counting([2, 3, 4, 5]), scopeOf());
    expect(y.shape).toEqual([2, 6, 4, 5]);
  });

  it("says what does not fit", () => {
    const wide = [dense(2), dense(3)];
    refused(
      { type: "parallel", branches: wide, join: "sum" },
      [4, 2],
      "parallel joins [4, 2], [4, 3] by `sum`",
    );
    refused({ type: "parallel", branches, axis: 0 }, [4, 2], "cannot be joined along axis 0");
    refused({ type: "parallel", branches: wide, axis: 1 }, [4, 3, 2], "only axis 1 may differ");
    refused({ type: "parallel", branches: [doubled, "flatten"] }, [4, 3, 2], "joins [4, 3, 2], [4, 6]");
  });
});

describe("repeat", () => {
  it("gives each time parameters of its own", () => {
    expect(run({ type: "repeat", layer: doubled, times: 3 })).toEqual([8, 16]);
    expect(declared({ type: "repeat", layer: dense(2), times: 2 }, [1, 2])).toEqual([
      "dense-1.weight [2, 2]",
      "dense-2.weight [2, 2]",
    ]);
    const block = dense(2, { name: "block" });
    expect(declared({ type: "repeat", layer: block, times: 2 }, [1, 3])).toEqual([
      "block-1.weight [3, 2]",
      "block-2.weight [2, 2]",
    ]);
  });
});

describe("shared", () => {
  const first = { type: "shared", id: "encoder", layer: dense(2) };
  const second = { type: "shared", id: "encoder" };

  it("is one set of parameters, trained from every place", () => {
    const twice = { type: "sequential", layers: [first, dense(2), second] };
    expect(declared(twice, [1, 2])).toEqual(["encoder.weight [2, 2]", "dense-1.weight [2, 2]"]);
    const square = layerOf({ type: "sequential", layers: [{ ...first, layer: dense(1) }, second] });
    const given = (weight: number[]) =>
      evaluate({ y: square.apply(literal([3], [1, 1]), scopeOf({ "encoder.weight": weight })) }).y;
    expect(given([5])).toEqual([75]);
  });

  it("has to be given before it is named", () => {
    expect(applying({ type: "sequential", layers: [second, first] }, [1, 2])).toThrow(ShapeError);
  });
});

describe("tied", () => {
  const model = (more: object = {}) => ({
    type: "sequential",
    layers: [dense(2, { name: "code" }), { type: "tied", weight: "code.weight", ...more }],
  });

  it("multiplies by the transpose", () => {
    const weights = { "code.weight": [1, 2, 3, 4, 5, 6] };
    const x = literal([1, 0, 0], [1, 3]);
    expect(run(model(), weights, x)).toEqual([5, 11, 17]); // [1, 2] times [[1, 3, 5], [2, 4, 6]]
    expect(run(model({ activation: "double" }), { ...weights, "tied-1.bias": [1, 0, 0] }, x)).toEqual([
      12, 22, 34,
    ]);
    expect(declared(model(), [1, 3])).toEqual(["code.weight [3, 2]", "tied-1.bias [3]"]);
    expect(declared(model({ bias: false }), [1, 3])).toEqual(["code.weight [3, 2]"]);
  });

  it("trains that weight from both sides", () => {
    const table = (weight: Parameters<Parameters<typeof valueAndGradient>[0]>[0]) => {
      const scope = { ...scopeOf(), find: () => weight };
      return layerOf({ type: "tied", weight: "code.weight", bias: false }).apply(
        literal([3, 5], [1, 2]),
        scope,
      );
    };
    expect(valueAndGradient(table, { shape: [1, 2], data: [1, 1] }).gradient).toEqual([3, 5]);
  });

  it("says what does not fit", () => {
    refused({ type: "tied", weight: "nothing" }, [1, 2], "nothing");
    const after = (layer: PartValue, weight: string) => ({
      type: "sequential",
      layers: [dense(2, { name: "code", bias: true }), layer, { type: "tied", weight }],
    });
    refused(after(doubled, "code.bias"), [1, 3], 'needs a weight of two axes, and "code.bias" is [2]');
    refused(after(dense(4), "code.weight"), [1, 3], "takes [rows, ..., 2] and gets [1, 4]");
  });
});

describe("graph", () => {
  const diamond = {
    type: "graph",
    nodes: { end: doubled, left: doubled, right: { type: "residual", body: doubled } },
    edges: { left: ["input"], right: ["left", "input"], end: ["left", "right"] },
    output: "end",
  };

  it("evaluates each node once, after what goes into it", () => {
    expect(run(diamond)).toEqual([22, 44]); // left 2, right 3 (2 + 1) = 9, end 2 (2 + 9)
    expect(run({ ...diamond, join: "mean" })).toEqual([6.5, 13]);
    expect(run({ ...diamond, output: "left" })).toEqual([2, 4]);
    expect(run({ ...diamond, join: "concat", output: "right" })).toEqual([6, 12, 3, 6]);
    const deep = {
      nodes: { a: dense(2, { name: "other" }), b: dense(3) },
      edges: { a: ["b"], b: ["input"] },
    };
    expect(declared({ type: "graph", ...deep, output: "a" }, [1, 4])).toEqual([
      "b.weight [4, 3]",
      "a.weight [3, 2]",
    ]);
  });

  it("says what is wrong, by the node's name", () => {
    const wrong = (more: object, message: string) => refused({ ...diamond, ...more }, [1, 2], message);
    const edges = diamond.edges;
    wrong({ edges: { ...edges, left: ["end"] } }, 'graph: node "end" needs "left" needs "end": a cycle');
    wrong({ edges: { ...edges, left: ["left"] } }, 'graph: node "left" needs "left": a cycle');
    wrong({ edges: { ...edges, left: ["rihgt"] } }, 'node "left" takes "rihgt", which is no node');
    wrong(
      { edges: { ...edges, other: ["input"] } },
      'edges of "other", which is no node; nodes are "end", "left"',
    );
    wrong({ edges: { end: ["left"] } }, 'nothing goes into node "left"; add `left: [input]`');
    wrong({ output: "ned" }, 'output "ned" is no node');
    wrong({ nodes: { ...diamond.nodes, input: doubled } }, 'a node is called "input"');
    const wide = { ...diamond.nodes, right: dense(3) };
    wrong({ nodes: wide }, 'graph: node "end" joins [1, 2], [1, 3] by `sum`');
    expect(() => layerOf({ ...diamond, edges: { ...edges, end: [] } })).toThrow();
  });
});
