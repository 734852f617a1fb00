import { namedStreams, ShapeError } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { figure, floats, indices, sure, table } from "./testing/figure.ts";

// Three classes, ten rows. Cells [true][predicted]:
//        0  1  2
//    0   2  1  0      predicted: 4, 3, 3
//    1   1  2  1      true:      3, 4, 3
//    2   1  0  2      right: 6 of 10
const actual = indices([0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
const predicted = sure(3, [0, 0, 1, 0, 1, 1, 2, 0, 2, 2]);

describe("of a table worked out by hand", () => {
  it.each([
    ["the diagonal", "accuracy", 6 / 10],
    ["recalls 2/3, 2/4, 2/3", "balanced-accuracy", (2 / 3 + 2 / 4 + 2 / 3) / 3],
    ["precisions 2/4, 2/3, 2/3", "precision", (2 / 4 + 2 / 3 + 2 / 3) / 3],
    ["recalls again", "recall", (2 / 3 + 2 / 4 + 2 / 3) / 3],
    ["2 TP / (predicted + true)", "f1", (4 / 7 + 4 / 7 + 4 / 6) / 3],
    // TN / rows of other classes: 5/7, 5/6, 6/7
    ["specificities", "specificity", (5 / 7 + 5 / 6 + 6 / 7) / 3],
    // chance = (4*3 + 3*4 + 3*3) / 100 = 0.33
    ["accuracy beyond chance", "cohen-kappa", (0.6 - 0.33) / (1 - 0.33)],
    // (6*10 - 33) / sqrt((100 - 34) (100 - 34)), both sums of squares being 34
    ["a correlation", "matthews", 27 / 66],
  ])("%s: %s", (_, name, want) => {
    expect(figure(name, predicted, actual)).toBeCloseTo(want, 14);
    expect(figure(name, predicted, actual, "f32")).toBeCloseTo(want, 6);
  });

  it("micro averages are the accuracy", () => {
    for (const type of ["precision", "recall", "f1"])
      expect(figure({ type, average: "micro" }, predicted, actual)).toBe(0.6);
    // All true negatives: 5 + 5 + 6 of 20
    expect(figure({ type: "specificity", average: "micro" }, predicted, actual)).toBeCloseTo(16 / 20, 14);
  });

  it("is tabulated", () => {
    expect(table("confusion-matrix", predicted, actual)).toEqual({
      axes: ["true class", "predicted class"],
      cells: [
        [2, 1, 0],
        [1, 2, 1],
        [1, 0, 2],
      ],
    });
  });
});

describe("of one column", () => {
  // Above 0.5: rows 2, 3, 4. TP 2, FP 1, FN 1, TN 2.
  const p = [0.2, 0.5, 0.6, 0.7, 0.9, 0.1];
  const t = [0, 1, 1, 0, 1, 0];

  it.each([
    ["precision", 2 / 3],
    ["recall", 2 / 3],
    ["f1", 2 / 3],
    ["specificity", 2 / 3],
    ["balanced-accuracy", 2 / 3],
    ["cohen-kappa", (4 / 6 - 1 / 2) / (1 / 2)],
    // (TP TN - FP FN) / sqrt(3 * 3 * 3 * 3)
    ["matthews", 3 / 9],
  ])("%s is of yes", (name, want) => {
    expect(figure(name, p, t)).toBeCloseTo(want, 14);
    expect(figure(name, p, indices(t))).toBeCloseTo(want, 14);
  });

  it("a threshold decides", () => {
    expect(figure({ type: "precision", threshold: 0.8 }, p, t)).toBe(1);
    expect(figure({ type: "recall", threshold: 0.8 }, p, t)).toBeCloseTo(1 / 3, 14);
    expect(table({ type: "confusion-matrix", threshold: 0.8 }, p, t).cells).toEqual([
      [3, 0],
      [2, 1],
    ]);
  });

  it("macro is the mean of no and yes", () => {
    const skewed = [0, 0, 0, 1, 0, 0];
    // yes: TP 1, FP 2, FN 0; no: TP 3, FP 0, FN 2
    expect(figure({ type: "precision", average: "macro" }, p, skewed)).toBeCloseTo((1 / 3 + 1) / 2, 14);
    expect(figure({ type: "recall", average: "macro" }, p, skewed)).toBeCloseTo((1 + 3 / 5) / 2, 14);
  });

  it("two columns are as one, and binary is of class 1", () => {
    const two = p.map((yes) => [1 - yes, yes]);
    for (const type of ["precision", "recall", "f1", "specificity"])
      expect(figure({ type, average: "binary" }, two, indices(t))).toBe(figure(type, p, t));
  });

  it("binary is refused for three", () => {
    const three = () => figure({ type: "f1", average: "binary" }, predicted, actual);
    expect(three).toThrow(ShapeError);
    expect(three).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: f1: \`average: binary\` is for two classes and predictions are [10, 3]; write macro or micro]`,
    );
  });
});

describe("what is not there", () => {
  const names = ["precision", "recall", "f1", "specificity"];
  it("shares of nothing are 0", () => {
    for (const name of ["precision", "recall", "f1"]) expect(figure(name, [0, 0], [0, 0])).toBe(0);
    expect(figure("specificity", [1, 1], [1, 1])).toBe(0);
  });
  it("a class that is neither true nor predicted is in no mean; one of the two counts as 0", () => {
    expect(figure("precision", sure(4, [0, 1]), indices([0, 1]))).toBe(1);
    // Classes 0, 1 and 2 occur: 1/1, 0, 0
    for (const name of ["precision", "recall", "f1"])
      expect(figure(name, sure(4, [0, 2]), indices([0, 1]))).toBeCloseTo(1 / 3, 14);
    expect(figure("balanced-accuracy", sure(4, [0, 2]), indices([0, 1]))).toBe(1 / 2);
  });
  it("what does not vary has no correlation, and one class alone no kappa", () => {
    expect(figure("matthews", sure(3, [1, 1]), indices([0, 1]))).toBe(0);
    expect(figure("matthews", sure(3, [0, 1]), indices([1, 1]))).toBe(0);
    expect(figure("cohen-kappa", sure(3, [1, 1]), indices([1, 1]))).toBeNaN();
  });
  it("ignored targets count nowhere, whatever was predicted for them", () => {
    const more = [...predicted, [Number.NaN, 0, 0], [0, 1, 0], [0, 0, 1]];
    const ignored = indices([...actual.data, -100, -1, -100]);
    const all = [...names, "accuracy", "balanced-accuracy", "matthews", "cohen-kappa"];
    for (const name of all) expect(figure(name, more, ignored)).toBe(figure(name, predicted, actual));
    expect(table("confusion-matrix", more, ignored)).toEqual(table("confusion-matrix", predicted, actual));
    expect(figure("accuracy", [1, 0, 1], indices([1, -1, 0]))).toBe(0.5);
    expect(figure("accuracy", [1], indices([-1]))).toBeNaN();
  });
  it("a NaN prediction is a miss of its class and a hit of none", () => {
    const [nan, no] = [Number.NaN, [Number.NaN, Number.NaN]];
    // Class 1: TP 1, FN 1. Class 0: TP 1, FN 1. No false positives, so precision does not see it.
    const [p, t] = [[[1, 0], [0, 1], no, no], indices([0, 1, 0, 1])];
    expect(figure("recall", p, t)).toBe(0.5);
    expect(figure("balanced-accuracy", p, t)).toBe(0.5);
    expect(figure("precision", p, t)).toBe(1);
    expect(figure("f1", p, t)).toBeCloseTo(2 / 3, 14);
    expect(figure("specificity", p, t)).toBe(0.5);
    expect(figure("specificity", [0, nan], [0, 0])).toBe(0.5);
    // Predicted are 1, 1 and 2 of no class: (2*4 - 4) / sqrt((16 - 1 - 1 - 4) (16 - 4 - 4))
    expect(figure("matthews", p, t)).toBeCloseTo(4 / Math.sqrt(10 * 8), 14);
    // Chance (1*2 + 1*2) / 16
    expect(figure("cohen-kappa", p, t)).toBeCloseTo((0.5 - 0.25) / 0.75, 14);
    const allNaN = [no, no, no, no];
    for (const name of [...names, "accuracy", "balanced-accuracy", "matthews"])
      expect(figure(name, allNaN, t)).toBe(0);
    expect(table("confusion-matrix", p, t).cells).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(table("confusion-matrix", [nan, 0.9], [1, 1]).cells).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });
  it("the confusion matrix refuses a class beyond the model's", () => {
    expect(() =>
      table("confusion-matrix", sure(2, [0, 1]), indices([0, 2])),
    ).toThrowErrorMatchingInlineSnapshot(
      `[DataError: metric "confusion-matrix": a target is class 2 and the model tells 2 apart; give its last layer a unit for each class]`,
    );
  });
});

describe("against definitions written pair by pair, for random rows", () => {
  const random = namedStreams(5)("metrics");
  const rows = 200;
  const classes = 4;
  const p = Array.from({ length: rows }, () => Array.from({ length: classes }, () => random.uniform()));
  const t = Array.from({ length: rows }, () => random.integer(classes));
  const decided = p.map((row) => row.indexOf(Math.max(...row)));

  it("kappa and Matthews", () => {
    const right = decided.filter((each, row) => each === t[row]).length / rows;
    let [chance, bothSame, truesSame, guessesSame] = [0, 0, 0, 0];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < rows; j++) {
        if (decided[i] === t[j]) chance += 1 / (rows * rows);
        truesSame += t[i] === t[j] ? 1 : 0;
        guessesSame += decided[i] === decided[j] ? 1 : 0;
        bothSame += decided[i] === t[j] ? 1 : 0;
      }
    }
    expect(figure("cohen-kappa", p, indices(t))).toBeCloseTo((right - chance) / (1 - chance), 12);
    const all = rows * rows;
    const covariance = right * all - bothSame;
    const correlation = covariance / Math.sqrt((all - truesSame) * (all - guessesSame));
    expect(figure("matthews", p, indices(t))).toBeCloseTo(correlation, 12);
  });

  it.each(["precision", "recall", "f1", "specificity", "accuracy", "matthews", "cohen-kappa", "top-k"])(
    "%s takes one-hot rows, and positions of rows in any arrangement",
    (name) => {
      const part = name === "top-k" ? { type: name, k: 2 } : name;
      const flat = figure(part, p, indices(t));
      expect(figure(part, p, sure(classes, t))).toBe(flat);
      const sequences = floats(p.flat(), [rows / 5, 5, classes]);
      expect(figure(part, sequences, indices(t, [rows / 5, 5]))).toBe(flat);
      expect(figure(part, [...p].reverse(), indices([...t].reverse()))).toBe(flat);
    },
  );

  it("top-k is membership in the sorted row", () => {
    for (const k of [1, 2, 3]) {
      const among = p.filter((row, i) => {
        const order = [...row.keys()].sort((a, b) => row[b]! - row[a]!);
        return order.slice(0, k).includes(t[i]!);
      });
      expect(figure({ type: "top-k", k }, p, indices(t))).toBe(among.length / rows);
    }
    expect(figure({ type: "top-k", k: 1 }, p, indices(t))).toBe(figure("accuracy", p, indices(t)));
  });
});

describe("top-k", () => {
  const k = (k: number) => ({ type: "top-k", k });
  it("takes the first of equals for more probable, as argmax does", () => {
    const even = [[0.25, 0.25, 0.25, 0.25]];
    const share = [0, 1, 2, 3].map((target) => figure(k(2), even, indices([target])));
    expect(share).toEqual([1, 1, 0, 0]);
  });
  it("counts no NaN row, no ignored row and no class beyond", () => {
    const nan = [Number.NaN, 0.5, 0.1];
    expect(figure(k(2), [nan, [0.2, 0.5, 0.3]], indices([1, 2]))).toBe(0.5);
    expect(figure(k(2), [nan, [0.2, 0.5, 0.3]], indices([-1, 2]))).toBe(1);
    expect(figure(k(2), [[0.2, 0.5, 0.3]], indices([3]))).toBe(0);
  });
  it("refuses a k that all classes are within", () => {
    expect(() => figure("top-k", predicted, actual)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: top-k: any class is among the 5 most probable of predictions [10, 3]; make k smaller]`,
    );
    expect(() => figure(k(1), [0.5], [1])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: top-k: any class is among the 1 most probable of predictions [1, 1]; use accuracy]`,
    );
  });
});
