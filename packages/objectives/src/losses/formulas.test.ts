import { exact } from "@titrate/plugin";
import { worstError } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { classes, column, lose, rows } from "./testing/examples.ts";

/** Value and slopes are what they are to 1e-14. */
function expectLoss(got: ReturnType<typeof lose>, value: number, slopes: readonly number[]): void {
  expect(worstError([got.value], [value])).toBeLessThan(1e-14);
  expect(worstError(got.slopes, slopes)).toBeLessThan(1e-14);
}

describe("errors", () => {
  it("huber and smooth-l1 meet at their thresholds", () => {
    const errors = [column(-3, -2, -1, 0, 1, 2, 3), column(0, 0, 0, 0, 0, 0, 0)] as const;
    const huber = lose({ type: "huber", delta: 2, reduction: "sum" }, ...errors);
    expectLoss(huber, 4 + 2 + 0.5 + 0 + 0.5 + 2 + 4, [-2, -2, -1, 0, 1, 2, 2]);
    const smooth = lose({ type: "smooth-l1", beta: 2, reduction: "sum" }, ...errors);
    expectLoss(smooth, 2 + 1 + 0.25 + 0 + 0.25 + 1 + 2, [-1, -1, -0.5, 0, 0.5, 1, 1]);
    const absolute = lose({ type: "smooth-l1", beta: 0, reduction: "sum" }, ...errors);
    expectLoss(absolute, 12, [-1, -1, -1, 0, 1, 1, 1]);
  });

  it("huber takes an infinite error for a large one", () => {
    const infinite = lose("huber", column(Number.POSITIVE_INFINITY), column(0));
    expect(infinite).toEqual({ value: Number.POSITIVE_INFINITY, slopes: [1] });
  });

  it("log-cosh neither cancels near 0 nor overflows", () => {
    const near = lose("log-cosh", column(1e-9), column(0));
    expect(near.value / 5e-19).toBeCloseTo(1, 12);
    expect(near.slopes[0]! / 1e-9).toBeCloseTo(1, 12);
    expectLoss(lose("log-cosh", column(-5000), column(0)), 5000 - Math.LN2, [-1]);
    const [e, cosh] = [exact.exp(1), (exact.exp(1) + exact.exp(-1)) / 2];
    expectLoss(lose("log-cosh", column(1), column(0)), exact.log(cosh), [(e - 1 / e) / (e + 1 / e)]);
    const above = exact.exp(1.5) + exact.exp(-1.5);
    const slope = (exact.exp(1.5) - exact.exp(-1.5)) / above;
    expectLoss(lose("log-cosh", column(1.5), column(0)), exact.log(above / 2), [slope]);
  });
});

describe("margins", () => {
  it.each([0, -1])("hinges take %d for no", (no) => {
    const [output, target] = [column(0.25, 0.25, 2, -1), column(1, no, 1, no)];
    expectLoss(lose({ type: "hinge", reduction: "sum" }, output, target), 2, [-1, 1, 0, 0]);
    const squared = 0.75 * 0.75 + 1.25 * 1.25;
    expectLoss(lose({ type: "squared-hinge", reduction: "sum" }, output, target), squared, [-1.5, 2.5, 0, 0]);
    const margin = { type: "hinge-embedding", margin: 2, reduction: "sum" };
    expectLoss(lose(margin, output, target), 0.25 + 1.75 + 2 + 3, [1, -1, 1, -1]);
    const soft = lose({ type: "soft-margin", reduction: "sum" }, column(3, 3), column(1, no));
    const yes = exact.log1p(exact.exp(-3));
    expectLoss(soft, yes + 3 + yes, [exact.sigmoid(3) - 1, exact.sigmoid(3)]);
  });

  it("multi-margin raises what is short of the margin to its power, and skips ignored rows", () => {
    const part = { type: "multi-margin", margin: 2, power: 2, weights: [1, 10, 100], ignore: -1 };
    const got = lose(part, rows([1, 0, 0.5], [7, 7, 7], [4, 1, 9]), classes(1, -1, 0));
    // Rows 0 and 2: 10 (3^2 + 2.5^2) / 3 and 7^2 / 3, over two rows.
    const [a, b, c] = [(10 * 6) / 6, (10 * 5) / 6, 14 / 6];
    expectLoss(got, (10 * (9 + 6.25) + 49) / 6, [a, -a - b, b, 0, 0, 0, -c, 0, c]);
  });

  it("cosines are those of the vectors on the last axis", () => {
    const got = lose("cosine", rows([3, 4], [1, 0]), rows([6, 8], [0, 5]));
    expect(worstError([got.value, ...got.slopes], [0.5, 0, 0, 0, -0.5])).toBeLessThan(1e-12);
    const flat = lose("cosine", rows([0, 0]), rows([3, 4]));
    expect(flat.value).toBe(1);
    expect(flat.slopes.every(Number.isFinite)).toBe(true);
    const pairs = rows([3, 4, 6, 8], [3, 4, 4, 3], [1, 0, 0, 1]);
    const part = { type: "cosine-embedding", margin: 0.5, reduction: "sum" };
    expect(lose(part, pairs, column(1, 0, 0)).value).toBeCloseTo(0.96 - 0.5, 11);
    expect(lose(part, pairs, column(0, -1, 1)).value).toBeCloseTo(1 - 0.5 + (0.96 - 0.5) + 1, 11);
  });

  it("the perceptron's slope is its rule", () => {
    const got = lose("perceptron", column(2, 2, -3, -3, 0, 0), column(1, 0, 1, 0, 1, 0));
    expectLoss(got, 2 + 3, [0, 1, -1, 0, -1, 0]);
    const mean = lose({ type: "perceptron", reduction: "mean" }, column(2, -3), column(0, 1));
    expectLoss(mean, 2.5, [0.5, -0.5]);
  });
});

describe("likelihoods of classes", () => {
  const logits = rows([1, 2, 3], [3, 1, 0]);

  it("focal is cross-entropy where gamma is 0", () => {
    const [output, target] = [column(-1.5, 0, 40), column(1, 0, 0)];
    const plain = lose("binary-cross-entropy", output, target);
    expectLoss(lose({ type: "focal", gamma: 0 }, output, target), plain.value, plain.slopes);
    const softmax = lose("softmax-cross-entropy", logits, classes(1, 0));
    expectLoss(
      lose({ type: "softmax-focal", gamma: 0 }, logits, classes(1, 0)),
      softmax.value,
      softmax.slopes,
    );
  });

  it("focal weighs by (1 - p)^gamma and alpha", () => {
    const p = exact.sigmoid(1.5);
    const hit = lose({ type: "focal", gamma: 2, alpha: 0.3 }, column(1.5), column(1)).value;
    expect(hit).toBeCloseTo(-0.3 * (1 - p) * (1 - p) * exact.log(p), 15);
    const miss = lose({ type: "focal", gamma: 0.5, alpha: 0.3 }, column(1.5), column(0)).value;
    expect(miss).toBeCloseTo(-0.7 * Math.sqrt(p) * exact.log(1 - p), 15);
    const q = exact.exp(2) / (exact.exp(1) + exact.exp(2) + exact.exp(3));
    const part = { type: "softmax-focal", gamma: 2, weights: [1, 5, 1], ignore: 2 };
    const row = lose(part, logits, classes(1, 2)).value;
    expect(row).toBeCloseTo(-5 * (1 - q) * (1 - q) * exact.log(q), 14);
  });

  it("two logits of softmax-focal are one of focal", () => {
    const one = lose({ type: "focal", gamma: 1.5 }, column(0.7), column(1));
    const two = lose({ type: "softmax-focal", gamma: 1.5 }, rows([0.2, 0.9]), classes(1));
    expectLoss(two, one.value, [-one.slopes[0]!, one.slopes[0]!]);
  });

  it.each(["softmax-cross-entropy", "negative-log-likelihood", "multi-margin", "softmax-focal"])(
    "%s of ignored rows alone is 0",
    (type) => {
      for (const reduction of ["mean", "sum"]) {
        const part = { type, ignore: -7, weights: [1, 2, 3], reduction };
        expect(lose(part, logits, classes(-7, -7))).toEqual({ value: 0, slopes: [0, 0, 0, 0, 0, 0] });
      }
    },
  );

  it("an ignored class may be a real one", () => {
    const got = lose({ type: "negative-log-likelihood", ignore: 0 }, logits, classes(1, 0));
    expectLoss(got, -2, [0, -1, 0, 0, 0, 0]);
  });

  it("what an ignored row holds does not matter", () => {
    const output = rows([-1, -2, -3], [Number.NEGATIVE_INFINITY, 0, 0]);
    const got = lose({ type: "negative-log-likelihood", ignore: -1 }, output, classes(1, -1));
    expectLoss(got, 2, [0, -1, 0, 0, 0, 0]);
  });

  it("rows that weigh nothing lose nothing", () => {
    const part = { type: "softmax-cross-entropy", weights: [0, 1, 1] };
    expect(lose(part, logits, classes(0, 0))).toEqual({ value: 0, slopes: [0, 0, 0, 0, 0, 0] });
  });

  it("smoothing of probabilities spreads them alike", () => {
    const part = { type: "softmax-cross-entropy", smoothing: 0.3, weights: [1, 2, 3], reduction: "sum" };
    const byIndex = lose(part, logits, classes(2, 0));
    const byShare = lose(part, logits, rows([0, 0, 1], [1, 0, 0]));
    expectLoss(byShare, byIndex.value, byIndex.slopes);
  });

  it("probabilities and logits say the same with weights", () => {
    const weighed = { type: "binary-cross-entropy", "positive-weight": [3, 0.5], weights: [2, 7] };
    const [output, target] = [rows([1.5, -0.3], [0.2, 2]), rows([1, 0.3], [0, 1])];
    const p = output.data.map(exact.sigmoid);
    const ofP = lose({ ...weighed, from: "probabilities" }, { ...output, data: p }, target);
    const slopes = ofP.slopes.map((slope, i) => slope * p[i]! * (1 - p[i]!));
    expectLoss(lose(weighed, output, target), ofP.value, slopes);
    const [first, second] = [-3 * exact.log(p[0]!) * 2, -exact.log(1 - p[2]!) * 2];
    const left = lose({ ...weighed, weights: [2, 0] }, output, target).value;
    expect(left).toBeCloseTo((first + second) / 4, 14);
  });
});

describe("likelihoods of numbers", () => {
  it("kl-divergence takes 0 log 0 for 0, and a probability of 0 where the target is 0", () => {
    const none = Number.NEGATIVE_INFINITY;
    const output = rows([none, exact.log(0.5), exact.log(0.5)]);
    const wanted = 0.25 * exact.log(0.5) + 0.75 * exact.log(1.5);
    expectLoss(lose("kl-divergence", output, rows([0, 0.25, 0.75])), wanted, [0, -0.25, -0.75]);
    const logs = rows([none, exact.log(0.25), exact.log(0.75)]);
    expectLoss(lose({ type: "kl-divergence", "log-target": true }, output, logs), wanted, [0, -0.25, -0.75]);
  });

  it("kl-divergence divides by rows unless told otherwise", () => {
    const [output, target] = [rows([-1, -2], [-1, -1]), rows([0.5, 0.5], [1, 0])];
    const sum = lose({ type: "kl-divergence", reduction: "sum" }, output, target).value;
    expect(lose("kl-divergence", output, target).value).toBeCloseTo(sum / 2, 15);
    expect(lose({ type: "kl-divergence", reduction: "mean" }, output, target).value).toBeCloseTo(sum / 4, 15);
  });

  it("gaussian takes a variance in three ways", () => {
    const [v, target] = [0.7, column(2)];
    const raw = lose({ type: "gaussian", variance: "raw" }, rows([0.5, v]), target);
    expectLoss(raw, (exact.log(v) + 2.25 / v) / 2, [-1.5 / v, (1 / v - 2.25 / v / v) / 2]);
    const log = lose("gaussian", rows([0.5, exact.log(v)]), target);
    expectLoss(log, raw.value, [raw.slopes[0]!, raw.slopes[1]! * v]);
    const inverse = exact.log(exact.expm1(v));
    const soft = lose({ type: "gaussian", variance: "softplus" }, rows([0.5, inverse]), target);
    expectLoss(soft, raw.value, [raw.slopes[0]!, raw.slopes[1]! * exact.sigmoid(inverse)]);
  });

  it.each(["log", "raw"])(
    "gaussian's variance has a floor, which its slope leads out of (%s)",
    (variance) => {
      const got = lose({ type: "gaussian", variance, eps: 0.01 }, rows([0, -50]), column(1));
      expect(got.value).toBeCloseTo((exact.log(0.01) + 100) / 2, 11);
      expect(got.slopes[1]!).toBeLessThan(0);
    },
  );

  it("poisson adds log t! by Stirling's formula above 1", () => {
    const full = { type: "poisson", full: true };
    expectLoss(lose(full, column(0), column(1)), 1, [0]);
    expectLoss(lose(full, column(0), column(0)), 1, [1]);
    const stirling = 5 * exact.log(5) - 5 + exact.log(10 * Math.PI) / 2;
    expectLoss(lose(full, column(1), column(5)), exact.exp(1) - 5 + stirling, [exact.exp(1) - 5]);
  });
});
