import type { ArmRuns, ReportSpec } from "../input.ts";

/** The question of the first experiment: models by datasets, solved at an accuracy of 1. */
export const bySolved: ReportSpec = {
  metric: { name: "train/accuracy", goal: "maximize" },
  solved: 1,
  compare: "model",
  within: "dataset",
  also: [],
};

/** Without `solved`: means, the lower the better. */
export const byLoss: ReportSpec = {
  metric: { name: "train/loss", goal: "minimize" },
  compare: "model",
  within: "dataset",
  also: [],
};

/** An arm with one run for each value, of seeds 0, 1, 2 ...; `before`: what each run had at an evaluation before its last. */
export function arm(
  model: string,
  dataset: string,
  values: readonly number[],
  { before = values, metric = "train/accuracy", firstSeed = 0 }: Partial<ArmOptions> = {},
): ArmRuns {
  return {
    choices: { model, dataset },
    runs: values.map((value, index) => {
      const final = { [metric]: value, "train/mean-absolute-error": (1 - value) / 2 };
      return {
        seed: firstSeed + index,
        final,
        history: [{ metrics: { ...final, [metric]: before[index]! } }, { metrics: final }],
        rows: { train: 4 },
      };
    }),
  };
}

interface ArmOptions {
  readonly before: readonly number[];
  readonly metric: string;
  readonly firstSeed: number;
}

/** `[count, value, count, value ...]` written out. */
export function repeated(...parts: readonly (readonly [count: number, value: number])[]): number[] {
  return parts.flatMap(([count, value]) => new Array<number>(count).fill(value));
}

/** What the first experiment came to. */
export const hiddenLayer: readonly ArmRuns[] = [
  arm("perceptron", "first-bit", repeated([20, 1])),
  arm("perceptron", "xor-3bit", repeated([10, 0.5], [10, 0.75])),
  arm("three-layer", "first-bit", repeated([20, 1])),
  arm("three-layer", "xor-3bit", repeated([19, 1], [1, 0.75])),
];
