import { namedStreams } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { figure, floats, indices } from "./testing/figure.ts";

describe("worked out by hand", () => {
  // Descending: 0.9 yes, 0.8 no, 0.7 yes, 0.4 no, 0.2 no.
  const [p, t] = [
    [0.4, 0.9, 0.2, 0.8, 0.7],
    [0, 1, 0, 0, 1],
  ];
  it("roc-auc", () => {
    // 0.9 is above all 3, 0.7 above 2: 5 of 6 pairs.
    expect(figure("roc-auc", p, t)).toBe(5 / 6);
    expect(figure("roc-auc", p, indices(t))).toBe(5 / 6);
    // Ties count half: yes 0.5, 0.5 and no 0.5, 0.1: (1/2 + 1) * 2 of 4
    expect(figure("roc-auc", [0.5, 0.5, 0.5, 0.1], [1, 1, 0, 0])).toBe(3 / 4);
    expect(figure("roc-auc", [3, 3, 3], [1, 0, 0])).toBe(1 / 2);
  });
  it("average-precision", () => {
    // Half of the recall at precision 1/1, half at 2/3.
    expect(figure("average-precision", p, t)).toBeCloseTo(1 / 2 + 1 / 3, 14);
    // Equals pass together: precision 2/3 for all of the recall.
    expect(figure("average-precision", [0.5, 0.5, 0.5, 0.1], [1, 1, 0, 0])).toBeCloseTo(2 / 3, 14);
  });
});

describe("against brute force, with ties", () => {
  const random = namedStreams(11)("ranking");
  const draw = (rows: number, levels: number) => ({
    p: Array.from({ length: rows }, () => random.integer(levels) / levels),
    t: Array.from({ length: rows }, () => (random.uniform() < 0.3 ? 1 : 0)),
  });
  const samples = [draw(50, 5), draw(80, 20), draw(120, 1000), draw(7, 2)];

  it("roc-auc is all pairs", () => {
    for (const { p, t } of samples) {
      let [won, pairs] = [0, 0];
      for (const [i, yes] of p.entries()) {
        for (const [j, no] of p.entries()) {
          if (t[i] !== 1 || t[j] !== 0) continue;
          won += yes > no ? 1 : yes === no ? 0.5 : 0;
          pairs += 1;
        }
      }
      expect(figure("roc-auc", p, t)).toBe(won / pairs);
    }
  });

  it("average-precision is a sum over thresholds", () => {
    for (const { p, t } of samples) {
      const thresholds = [...new Set(p)].sort((a, b) => b - a);
      const positives = t.filter((yes) => yes === 1).length;
      let [area, recallBefore] = [0, 0];
      for (const threshold of thresholds) {
        const chosen = t.filter((_, row) => p[row]! >= threshold);
        const hits = chosen.filter((yes) => yes === 1).length;
        area += (hits / positives - recallBefore) * (hits / chosen.length);
        recallBefore = hits / positives;
      }
      expect(figure("average-precision", p, t)).toBeCloseTo(area, 12);
    }
  });

  it.each(["roc-auc", "average-precision"])("%s sees nothing but the order of scores", (name) => {
    for (const { p, t } of samples) {
      const want = figure(name, p, t);
      expect(figure(name, [...p].reverse(), [...t].reverse())).toBe(want);
      expect(
        figure(
          name,
          p.map((x) => 5 * x * x * x - 3),
          t,
        ),
      ).toBe(want);
    }
  });

  it("roc-auc of swapped answers, and of negated scores, is its complement", () => {
    for (const { p, t } of samples) {
      const want = 1 - figure("roc-auc", p, t);
      expect(
        figure(
          "roc-auc",
          p,
          t.map((yes) => 1 - yes),
        ),
      ).toBeCloseTo(want, 14);
      expect(
        figure(
          "roc-auc",
          p.map((x) => -x),
          t,
        ),
      ).toBeCloseTo(want, 14);
    }
  });
});

describe.each(["roc-auc", "average-precision"])("%s", (name) => {
  const p = [
    [0.6, 0.3, 0.1],
    [0.2, 0.5, 0.3],
    [0.3, 0.4, 0.3],
    [0.5, 0.1, 0.4],
    [0.1, 0.2, 0.7],
  ];
  const t = [0, 1, 0, 2, 2];
  const versus = (column: number) =>
    figure(
      name,
      p.map((row) => row[column]!),
      t.map((each) => (each === column ? 1 : 0)),
    );
  const mean = (versus(0) + versus(1) + versus(2)) / 3;

  it("of several columns is the mean of each against the rest", () => {
    expect(figure(name, p, indices(t))).toBe(mean);
    const rows = t.map((each) => [0, 1, 2].map((column) => (column === each ? 1 : 0)));
    expect(figure(name, p, rows)).toBe(mean);
    expect(figure(name, floats(p.flat(), [5, 1, 3]), indices(t, [5, 1]))).toBe(mean);
  });
  it("a class without rows is in no mean", () => {
    expect(
      figure(
        name,
        p.map((row) => [...row, 0.5]),
        indices(t),
      ),
    ).toBe(mean);
  });
  it("ignored targets are left out", () => {
    expect(figure(name, [...p, [Number.NaN, 0.9, 0]], indices([...t, -100]))).toBe(mean);
    expect(figure(name, [0.2, 0.8, 0.9], indices([0, 1, -1]))).toBe(1);
  });
  it("is NaN where it is not defined, or a score is NaN", () => {
    expect(figure(name, [0.2, 0.8], [0, 0])).toBeNaN();
    expect(figure(name, [0.2, Number.NaN, 0.1], [0, 0, 1])).toBeNaN();
    expect(figure(name, [...p, [Number.NaN, 0.9, 0]], indices([...t, 1]))).toBeNaN();
  });
});

it("all rows of a class leave no pair, and no miss", () => {
  expect(figure("roc-auc", [0.2, 0.8], [1, 1])).toBeNaN();
  expect(figure("average-precision", [0.2, 0.8], [1, 1])).toBe(1);
});
