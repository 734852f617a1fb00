import { describe, expect, it } from "vitest";
import type { ReportSpec } from "./input.ts";
import { summarize } from "./summarize.ts";
import type { ArmSummary } from "./summary.ts";
import { arm, bySolved, hiddenLayer, repeated } from "./testing/arms.ts";

const tuned = (model: string, dataset: string, lr: string) => ({
  choices: { model, dataset, lr },
  runs: arm(model, dataset, [1, 0.5]).runs,
});

describe("summarize", () => {
  it("gives each arm its figures", () => {
    const spec = { ...bySolved, also: ["train/mean-absolute-error"] };
    const [, xor] = summarize(hiddenLayer, spec).panels;
    expect(xor!.arms[0]).toMatchObject({
      name: "perceptron",
      n: 20,
      rows: 4,
      best: 0.75,
      solved: { count: 0, fraction: 0, reached: 0, interval: { low: 0 } },
      metrics: {
        "train/accuracy": { n: 20, notFinite: 0, mean: 0.625, median: 0.625 },
        "train/mean-absolute-error": { n: 20, mean: 0.1875 },
      },
    });
    expect(xor!.comparisons).toMatchObject([
      { by: "solved", first: "perceptron", second: "three-layer", pairs: 20, onlySecond: 19, onlyFirst: 0 },
    ]);
    expect(xor!.comparisons[0]!.adjustedP).toBe(2 * xor!.comparisons[0]!.p);
  });

  it("takes the best of all evaluations by its own goal, whatever the metric's", () => {
    const values = arm("a", "x", [0.75, 0.5], { before: [0.25, Number.NaN] });
    const best = (goal: "maximize" | "minimize", solved: number) => {
      const [panel] = summarize([values], {
        metric: { name: "train/accuracy", goal },
        solved,
        also: [],
      }).panels;
      const [{ best, solved: counts }] = panel!.arms as [ArmSummary];
      return { best, count: counts!.count, reached: counts!.reached };
    };
    expect(best("maximize", 0.7)).toEqual({ best: 0.75, count: 1, reached: 1 });
    expect(best("minimize", 0.3)).toEqual({ best: 0.25, count: 0, reached: 1 });
    expect(best("minimize", 0.5)).toEqual({ best: 0.25, count: 1, reached: 2 });
  });

  it("has no best of a figure that was never finite", () => {
    const never = arm("a", "x", [Number.NaN], { before: [Infinity] });
    expect(summarize([never], bySolved).panels[0]!.arms[0]!.best).toBeNaN();
  });

  it("compares only arms that agree in all other keys", () => {
    const arms = ["a", "b"].flatMap((model) => [tuned(model, "x", "0.1"), tuned(model, "x", "1")]);
    const { panels } = summarize(arms, bySolved);
    expect(panels.map(({ name, arms: members }) => [name, ...members.map((each) => each.name)])).toEqual([
      ["x, 0.1", "a", "b"],
      ["x, 1", "a", "b"],
    ]);
  });

  it("names arms by their keys where one value would not do", () => {
    const { compare: _, ...spec } = bySolved;
    const { panels } = summarize([tuned("a", "x", "0.1"), tuned("a", "x", "1")], spec);
    expect(panels[0]!.arms.map(({ name }) => name)).toEqual(["model=a, lr=0.1", "model=a, lr=1"]);
  });

  it("takes what could steer a terminal out of names", () => {
    const { panels } = summarize([arm("\u001b[31mred\n", "x\u202e", [1])], bySolved);
    expect(panels[0]!.name).toBe("x\ufffd");
    expect(panels[0]!.arms[0]!.name).toBe("\ufffd[31mred\ufffd");
  });

  it("refuses what the results do not have", () => {
    const refusal = (spec: Partial<ReportSpec>, arms = hiddenLayer) => {
      try {
        summarize(arms, { ...bySolved, ...spec });
      } catch (error) {
        return (error as Error).message;
      }
      return "not refused";
    };
    expect([
      refusal({ compare: "optimizer" }),
      refusal({ compare: "dataset" }),
      refusal({ also: ["test/loss"] }),
      refusal({ metric: { name: "accuracy", goal: "maximize" } }),
      refusal({}, [hiddenLayer[0]!, hiddenLayer[0]!]),
    ]).toMatchInlineSnapshot(`
      [
        "the report names the key "optimizer", which the grid does not vary; its keys: model, dataset",
        "a report cannot compare "dataset" within itself; name another key in within",
        "the run of seed 0 has no metric "test/loss"; it has: train/accuracy, train/mean-absolute-error",
        "the run of seed 0 has no metric "accuracy"; it has: train/accuracy, train/mean-absolute-error",
        "two arms are called "first-bit, perceptron"; an arm needs choices of its own",
      ]
    `);
  });

  it("refuses two runs of one seed", () => {
    const twice = arm("a", "x", [1]);
    const arms = [{ ...twice, runs: [...twice.runs, ...twice.runs] }, arm("b", "x", repeated([2, 1]))];
    expect(() => summarize(arms, bySolved)).toThrow('"a" has two runs of one seed');
  });
});
