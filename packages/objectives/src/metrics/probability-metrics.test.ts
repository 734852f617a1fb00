import { namedStreams } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { figure, floats, indices, sure } from "./testing/figure.ts";

const log = Math.log;
const p3 = [
  [0.7, 0.2, 0.1],
  [0.1, 0.6, 0.3],
  [0.25, 0.25, 0.5],
  [0.8, 0.1, 0.1],
];
const t3 = indices([0, 2, 2, 1]);

describe("log-loss", () => {
  it("of one column", () => {
    const want = -(log(0.9) + log(1 - 0.2) + log(0.4) + log(1 - 0.4)) / 4;
    expect(figure("log-loss", [0.9, 0.2, 0.4, 0.4], [1, 0, 1, 0])).toBeCloseTo(want, 14);
    expect(figure("log-loss", [0.9, 0.2, 0.4, 0.4], indices([1, 0, 1, 0]))).toBeCloseTo(want, 14);
    // A target between: 0.3 log p + 0.7 log(1 - p)
    expect(figure("log-loss", [0.6], [0.3])).toBeCloseTo(-(0.3 * log(0.6) + 0.7 * log(0.4)), 14);
  });
  it("of classes, also as rows", () => {
    const want = -(log(0.7) + log(0.3) + log(0.5) + log(0.1)) / 4;
    expect(figure("log-loss", p3, t3)).toBeCloseTo(want, 14);
    expect(figure("log-loss", p3, sure(3, [0, 2, 2, 1]))).toBeCloseTo(want, 14);
    expect(figure("log-loss", [[0.7, 0.2, 0.1]], [[0.5, 0.5, 0]])).toBeCloseTo(
      -(log(0.7) + log(0.2)) / 2,
      14,
    );
  });
  it("of a probability of 0 is 36.04, in both precisions", () => {
    for (const precision of ["f32", "f64"] as const) {
      expect(figure("log-loss", sure(2, [0]), indices([1]), precision)).toBeCloseTo(52 * log(2), 5);
      expect(figure("log-loss", [1], [0], precision)).toBeCloseTo(52 * log(2), 5);
      expect(figure("log-loss", [1], [1], precision)).toBe(0);
    }
  });
});

describe("brier", () => {
  it("of one column is the mean squared error, of classes a sum a row", () => {
    expect(figure("brier", [0.9, 0.2], [1, 0])).toBeCloseTo((0.01 + 0.04) / 2, 14);
    // 0.09+0.04+0.01, 0.01+0.36+0.49, 0.0625+0.0625+0.25, 0.64+0.81+0.01
    const want = (0.14 + 0.86 + 0.375 + 1.46) / 4;
    expect(figure("brier", p3, t3)).toBeCloseTo(want, 14);
    expect(figure("brier", p3, sure(3, [0, 2, 2, 1]))).toBeCloseTo(want, 14);
    const two = [0.9, 0.2].map((yes) => [1 - yes, yes]);
    expect(figure("brier", two, indices([1, 0]))).toBeCloseTo(0.05, 14);
  });
});

describe("calibration-error", () => {
  const bins = (bins: number) => ({ type: "calibration-error", bins });
  it("of classes holds the largest against how often it is right", () => {
    // Confidences 0.7 right, 0.6 wrong, 0.5 right, 0.8 wrong. Two bins: (0, 0.5] has 0.5, (0.5, 1] the others.
    const want = (1 * Math.abs(1 - 0.5) + 3 * Math.abs(1 / 3 - 2.1 / 3)) / 4;
    expect(figure(bins(2), p3, t3)).toBeCloseTo(want, 14);
    // One bin: 2 of 4 right, 2.6 / 4 sure.
    expect(figure(bins(1), p3, t3)).toBeCloseTo(0.15, 14);
  });
  it("of one column holds the probability of yes against how often it is yes", () => {
    // Bins of 0.25: {0.1 no, 0.2 yes}, {0.3 no}, {}, {0.8 yes, 1 yes}; 0 is in the first.
    const want = (Math.abs(1 - 0.3) + Math.abs(0 - 0.3) + Math.abs(2 - 1.8) + 0) / 6;
    expect(figure(bins(4), [0.1, 0.2, 0.3, 0.8, 1, 0], [0, 1, 0, 1, 1, 0])).toBeCloseTo(want, 14);
  });
  it("an edge belongs to the bin below it", () => {
    // 0.5 yes and 0.5 no agree in one bin; with 0.6 yes of the next bin apart: |1 - 1| + |1 - 0.6|.
    expect(figure(bins(2), [0.5, 0.5, 0.6], [0, 1, 1])).toBeCloseTo(0.4 / 3, 14);
    // 0.5 no and 0.4 yes are together: |1 - 0.9|
    expect(figure(bins(2), [0.5, 0.4], [0, 1])).toBeCloseTo(0.1 / 2, 14);
  });
  it("is near 0 where outcomes follow the probabilities, and is not where they do not", () => {
    const random = namedStreams(3)("calibration");
    const p = Array.from({ length: 4000 }, () => random.uniform());
    const follows = p.map((yes) => (random.uniform() < yes ? 1 : 0));
    expect(figure("calibration-error", p, follows)).toBeLessThan(0.03);
    expect(
      figure(
        "calibration-error",
        p,
        follows.map((yes) => 1 - yes),
      ),
    ).toBeGreaterThan(0.3);
  });
});

describe.each(["log-loss", "brier", "calibration-error"])("%s", (name) => {
  const want = figure(name, p3, t3);
  it("takes positions of rows", () => {
    expect(figure(name, floats(p3.flat(), [2, 2, 3]), indices([0, 2, 2, 1], [2, 2]))).toBe(want);
  });
  it("leaves ignored targets out", () => {
    const more = [...p3, [Number.NaN, 0, 0], [0, 0, 1]];
    expect(figure(name, more, indices([0, 2, 2, 1, -100, -1]))).toBeCloseTo(want, 15);
    const one = figure(name, [0.9, 0.2], indices([1, 0]));
    expect(figure(name, [0.9, 0.2, 0.7], indices([1, 0, -1]))).toBeCloseTo(one, 15);
  });
  it("is NaN where a prediction is", () => {
    expect(figure(name, [...p3, [Number.NaN, 0.5, 0.5]], indices([0, 2, 2, 1, 1]))).toBeNaN();
    expect(figure(name, [0.9, Number.NaN], [1, 0])).toBeNaN();
  });
});
