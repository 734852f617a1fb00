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
import { bindPart, evaluate } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { losses } from "../index.ts";

const bind = (part: PartValue) => bindPart("loss", part, losses);

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
    ["negative-log-likelihood", [4, 1], [4], "int", /^negative-log-likelihood: the output is \[4, 1\]/],
    ["multi-margin", [4, 3], [4, 3], "float", /are numbers \[4, 3\]; give one class index a row, \[4\]/],
    ["softmax-focal", [4, 3], [4, 1], "float", /tell the dataset so \(`classes: 3` in `table`\)/],
    ["gaussian", [4, 3], [4, 3], "float", /give the last layer units: 6, the means and then the variances/],
    ["gaussian", [5, 2], [4, 1], "float", /^gaussian: the output is \[5, 1\] and the targets are \[4, 1\]/],
    ["cosine-embedding", [4, 3], [4, 1], "float", /give the last layer an even number of units/],
    [
      "cosine-embedding",
      [4, 6],
      [4, 3],
      "float",
      /holds pairs \[4, 1\] .* are \[4, 3\]; give one target a pair/,
    ],
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

describe("weights that do not fit", () => {
  it.each<[PartValue, number[], number[], "float" | "int"]>([
    [{ type: "binary-cross-entropy", weights: [1, 2] }, [4, 3], [4, 3], "float"],
    [{ type: "binary-cross-entropy", "positive-weight": [1, 2] }, [4, 3], [4, 3], "float"],
    [{ type: "softmax-cross-entropy", weights: [1, 2] }, [4, 3], [4], "int"],
    [{ type: "softmax-cross-entropy", weights: [1, 2] }, [4, 3], [4, 3], "float"],
    [{ type: "negative-log-likelihood", weights: [1, 2] }, [4, 3], [4], "int"],
    [{ type: "multi-margin", weights: [1, 2] }, [4, 3], [4], "int"],
    [{ type: "softmax-focal", weights: [1, 2] }, [4, 3], [4], "int"],
  ])("%j of %j and %j", (part, output, target, dtype) => {
    const compute = () => bind(part).compute({ output: zeros(output), target: zeros(target, dtype) });
    expect(compute).toThrow(ShapeError);
    expect(compute).toThrow(/eights? has 2 numbers and the output \[4, 3\] 3 columns; give one a column/);
  });

  it("are not below 0", () => {
    expect(() => bind({ type: "softmax-cross-entropy", weights: [-1, 1] })).toThrow();
    expect(() => bind({ type: "binary-cross-entropy", "positive-weight": -1 })).toThrow();
  });
});

describe("targets that cannot be right", () => {
  const check = (part: PartValue, targets: NumericArray) => () => bind(part).checkTargets(targets);

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

  it("kl-divergence takes probabilities of classes, or their logarithms", () => {
    expect(check("kl-divergence", matrix([[0.5, 0.6]]))).toThrow(/row 0 of the targets adds up to 1.1/);
    expect(check("kl-divergence", matrix([[0.5, 0.5]]))).not.toThrow();
    const logs = { type: "kl-divergence", "log-target": true };
    expect(check(logs, matrix([[-1, Number.NEGATIVE_INFINITY]]))).not.toThrow();
    expect(check(logs, matrix([[-1], [0.5]]))).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "kl-divergence": row 1 of the targets holds 0.5; logarithms of probabilities are 0 or less: leave \`log-target\` out if they are none]`,
    );
  });

  it("class indices are 0 or more, or ignored", () => {
    const indices = (...data: number[]): NumericArray => ({
      shape: [data.length],
      dtype: "int",
      data: Int32Array.from(data),
    });
    const types = ["softmax-cross-entropy", "negative-log-likelihood", "multi-margin", "softmax-focal"];
    for (const type of types) {
      expect(check({ type, ignore: -100 }, indices(2, -100, 0))).not.toThrow();
      expect(check({ type, ignore: -100 }, indices(2, -100, -1))).toThrow(
        `loss "${type}": row 2 of the targets is class -1; classes are 0 or more: set \`ignore: -1\` if it says that there is no target`,
      );
      expect(check(type, indices(0, -100))).toThrow(DataError);
    }
  });

  it.each(["hinge", "squared-hinge", "hinge-embedding", "soft-margin", "cosine-embedding"])(
    "%s takes 1, and 0 or -1",
    (type) => {
      expect(check(type, matrix([[0], [1], [0]]))).not.toThrow();
      expect(check(type, matrix([[-1], [1], [-1]]))).not.toThrow();
      expect(check(type, matrix([[-1], [1], [0]]))).toThrow(
        /row 2 .* holds 0; with -1 for no, the others are 1/,
      );
      expect(check(type, matrix([[1], [0.5]]))).toThrow(
        /row 1 .* holds 0.5; targets are 1 for yes, and 0 or -1/,
      );
      expect(check(type, matrix([[Number.NaN]]))).toThrow(DataError);
    },
  );

  it.each(["focal", "perceptron"])("%s takes 0 and 1", (type) => {
    expect(check(type, matrix([[0], [1]]))).not.toThrow();
    expect(check(type, matrix([[0], [-1]]))).toThrow(/row 1 .* holds -1; targets are 0 for no and 1 for yes/);
    expect(check(type, matrix([[0.5]]))).toThrow(DataError);
  });

  it("poisson takes counts", () => {
    expect(check("poisson", matrix([[0], [12]]))).not.toThrow();
    expect(check("poisson", matrix([[0], [-2]]))).toThrowErrorMatchingInlineSnapshot(
      `[DataError: loss "poisson": row 1 of the targets holds -2; targets are counts, 0 or more: use mse for other numbers]`,
    );
    expect(check("poisson", matrix([[Number.POSITIVE_INFINITY]]))).toThrow(DataError);
  });

  it.each(["mse", "gaussian", "huber", "log-cosh", "cosine"])("%s takes any", (type) => {
    expect(check(type, matrix([[-7]]))).not.toThrow();
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

  it("gives probabilities for log-probabilities, and rates for their logarithms", () => {
    const high = predict("poisson")[2]!;
    expect(high).toBeCloseTo(7.38905609893065, 13);
    for (const type of ["negative-log-likelihood", "kl-divergence", "poisson"])
      expect(predict(type)).toEqual([1, 1, high, high]);
  });

  it("says yes above 0.5 where a margin is above 0", () => {
    const high = predict("soft-margin")[2]!;
    expect(high).toBeGreaterThan(0.88);
    for (const type of ["hinge", "squared-hinge", "soft-margin", "focal"])
      expect(predict(type)).toEqual([0.5, 0.5, high, high]);
    expect(predict("perceptron")).toEqual([0, 0, 1, 1]);
    expect(predict("softmax-focal")).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("gives the mean of a Gaussian, and the cosine of an embedding", () => {
    expect(predict("gaussian")).toEqual([0, 2]);
    expect(predict("cosine-embedding")).toEqual([0, expect.closeTo(1, 11)]);
  });

  it("leaves values as they are", () => {
    for (const type of ["mse", "multi-margin", "hinge-embedding"])
      expect(predict(type)).toEqual([0, 0, 2, 2]);
    expect(predict({ type: "poisson", from: "rate" })).toEqual([0, 0, 2, 2]);
    expect(predict({ type: "binary-cross-entropy", from: "probabilities" })).toEqual([0, 0, 2, 2]);
  });
});
