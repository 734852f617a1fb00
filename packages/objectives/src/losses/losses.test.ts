import {
  DataError,
  labels,
  literal,
  matrix,
  type NumericArray,
  type PartValue,
  ShapeError,
  type Tensor,
} from "@titrate/plugin";
import {
  bindPart,
  evaluate,
  literalOf,
  readVectors,
  type VectorTensor,
  valueAndGradient,
  worstError,
} from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { losses } from "../index.ts";

interface Case {
  readonly name: string;
  readonly params: { readonly reduction: "mean" | "sum" };
  readonly input: VectorTensor;
  readonly target: VectorTensor;
  readonly value: number;
  readonly dinput: VectorTensor;
  readonly note?: string;
}

/** PyTorch's names to ours. */
const parts: Readonly<Record<string, { readonly type: string; readonly from?: string }>> = {
  mse: { type: "mse" },
  bce: { type: "binary-cross-entropy", from: "probabilities" },
  bce_with_logits: { type: "binary-cross-entropy" },
  cross_entropy: { type: "softmax-cross-entropy" },
};
const { cases } = readVectors<{ cases: Case[] }>(new URL("losses.vectors.json", import.meta.url));
const bind = (part: PartValue) => bindPart("loss", part, losses);

it.each(cases)(
  "$name $params.reduction $note is PyTorch's",
  ({ name, params, input, target, value, dinput }) => {
    const loss = bind({ ...parts[name]!, reduction: params.reduction });
    const got = valueAndGradient((output) => loss.compute({ output, target: literalOf(target) }), input);
    expect(worstError(got.value, [value])).toBeLessThan(1e-12);
    // PyTorch's 1e-12 under the slope at p = 0 and 1 is a float32: off by 4e-9 of itself.
    const saturated = input.data.includes(0) && name === "bce";
    expect(worstError(got.gradient, dinput.data)).toBeLessThan(saturated ? 5e-9 : 1e-12);
  },
);

const zeros = (shape: number[], dtype: "float" | "int" = "float"): Tensor =>
  literal(new Array(shape.reduce((size, length) => size * length, 1)).fill(0), shape, dtype);

describe("shapes that do not fit", () => {
  it.each<[string, number[], number[], "float" | "int", RegExp]>([
    [
      "mse",
      [4, 1],
      [4],
      "float",
      /^mse: the output is \[4, 1\] and the targets are \[4\]; make the targets \[4, 1\]/,
    ],
    ["mse", [4, 3], [4], "int", /class indices; use softmax-cross-entropy/],
    ["binary-cross-entropy", [4, 1], [4, 2], "float", /give the last layer units: 2/],
    [
      "softmax-cross-entropy",
      [4, 1],
      [4],
      "int",
      /one unit a class, two or more, or use binary-cross-entropy/,
    ],
    [
      "softmax-cross-entropy",
      [4, 3],
      [4, 1],
      "int",
      /class indices are \[4, 1\]; the output needs one a row, \[4\]/,
    ],
    ["softmax-cross-entropy", [4, 3], [4, 2], "float", /give the last layer units: 2/],
  ])("%s of %j and %j of %s", (type, output, target, dtype, message) => {
    const compute = () => bind(type).compute({ output: zeros(output), target: zeros(target, dtype) });
    expect(compute).toThrow(ShapeError);
    expect(compute).toThrow(message);
  });
});

it("softmax-cross-entropy of one number a row asks whether they are classes", () => {
  const compute = (target: number[]) => () =>
    bind("softmax-cross-entropy").compute({ output: zeros([4, 3]), target: zeros(target) });
  expect(compute([4, 1])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: softmax-cross-entropy: the output is [4, 3] and the targets are numbers [4, 1]; if they are class indices, tell the dataset so (\`classes: 3\` in \`table\`), else use mse or another loss of numbers]`,
  );
  expect(compute([4])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: softmax-cross-entropy: the output is [4, 3] and the targets are numbers [4]; if they are class indices, tell the dataset so (\`classes: 3\` in \`table\`), else use mse or another loss of numbers]`,
  );
});

describe("targets that cannot be right", () => {
  const check = (type: string, targets: NumericArray) => () => bind(type).checkTargets(targets);

  it("binary-cross-entropy takes 0 to 1", () => {
    const of = (...rows: number[][]) => check("binary-cross-entropy", matrix(rows));
    expect(of([0, 1], [0.5, 1.5])).toThrow(DataError);
    expect(of([0, 1], [0.5, 1.5])).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "binary-cross-entropy": row 1 of the targets holds 1.5; targets are 0, 1 or between: use softmax-cross-entropy for more than two classes, mse for other numbers]`,
    );
    expect(of([0], [1], [-1])).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "binary-cross-entropy": row 2 of the targets holds -1; targets are 0, 1 or between: use softmax-cross-entropy for more than two classes, mse for other numbers]`,
    );
    expect(of([Number.NaN])).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "binary-cross-entropy": row 0 of the targets holds NaN; targets are 0, 1 or between: use softmax-cross-entropy for more than two classes, mse for other numbers]`,
    );
    expect(of([0], [1], [0.5])).not.toThrow();
    expect(check("binary-cross-entropy", labels([2]))).not.toThrow(); // refused for its dtype
  });

  it("softmax-cross-entropy takes probabilities of classes", () => {
    const of = (...rows: number[][]) => check("softmax-cross-entropy", matrix(rows));
    expect(of([0, 1], [0.6, 0.5])).toThrow(DataError);
    expect(of([0, 1], [0.75, 0.5])).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "softmax-cross-entropy": row 1 of the targets adds up to 1.25; give each class a probability of 0 or more, 1 together, or use mse for other numbers]`,
    );
    expect(of([1.5, -0.5])).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "softmax-cross-entropy": row 0 of the targets holds -0.5; give each class a probability of 0 or more, 1 together, or use mse for other numbers]`,
    );
    expect(of([1, Number.NaN])).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "softmax-cross-entropy": row 0 of the targets holds NaN; give each class a probability of 0 or more, 1 together, or use mse for other numbers]`,
    );
    expect(of([0.1, 0.2, 0.7], [1 / 3, 1 / 3, 1 / 3], [0, 1, 9e-7])).not.toThrow();
    expect(of([0, 1.000002])).toThrow(/row 0 .* adds up to 1.000002/);
    expect(of([2], [0])).not.toThrow(); // refused for its shape
    expect(check("softmax-cross-entropy", labels([2, 0]))).not.toThrow();
  });

  it("softmax-cross-entropy counts rows on the first axis", () => {
    const data = Float64Array.of(0, 1, 1, 0, 1, 0, 1, 1);
    const targets: NumericArray = { shape: [2, 2, 2], dtype: "float", data };
    expect(check("softmax-cross-entropy", targets)).toThrow(/row 1 of the targets adds up to 2/);
  });

  it("mse takes any", () => {
    expect(check("mse", matrix([[-7]]))).not.toThrow();
  });
});

describe("predict", () => {
  const predict = (part: PartValue) => evaluate({ p: bind(part).predict(literal([0, 0, 2, 2], [2, 2])) }).p;

  it("gives probabilities for logits", () => {
    const high = predict("binary-cross-entropy")[2]!;
    expect(high).toBeGreaterThan(0.88);
    expect(predict("binary-cross-entropy")).toEqual([0.5, 0.5, high, high]);
    expect(predict("softmax-cross-entropy")).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("leaves values as they are", () => {
    expect(predict("mse")).toEqual([0, 0, 2, 2]);
    expect(predict({ type: "binary-cross-entropy", from: "probabilities" })).toEqual([0, 0, 2, 2]);
  });
});

it("NaN is not hidden", () => {
  const bad = literal([Number.NaN, 1], [1, 2]);
  const target = literal([0, 1], [1, 2]);
  const values = losses.map(({ name }) => evaluate({ l: bind(name).compute({ output: bad, target }) }).l[0]);
  expect(values).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
