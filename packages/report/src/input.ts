/** The figures of one run. Metric names carry their split: `train/accuracy`. */
export interface RunFigures {
  readonly seed: number;
  /** After the last step: `{ "train/accuracy": 0.75 }`. A diverged run may hold NaN. */
  readonly final: Readonly<Record<string, number>>;
  /** All evaluations in order; the last is `final`. */
  readonly history: readonly { readonly metrics: Readonly<Record<string, number>> }[];
  /** The rows of each split: `{ train: 4 }`. */
  readonly rows: Readonly<Record<string, number>>;
}

/** One resolved config without its seed, and its finished runs. */
export interface ArmRuns {
  /** Grid key to the label of its value: `{ model: "perceptron", dataset: "xor-3bit" }`. */
  readonly choices: Readonly<Record<string, string>>;
  readonly runs: readonly RunFigures[];
}

export interface ReportSpec {
  readonly metric: { readonly name: string; readonly goal: "maximize" | "minimize" };
  /** A run is solved when its final metric is at least (minimize: at most) this. */
  readonly solved?: number;
  /** The grid key whose values are compared, pair by pair, by seed. Nothing is compared without it. */
  readonly compare?: string;
  /** The grid key that heads the panels: the comparison is made within each of its values. */
  readonly within?: string;
  /** More metrics for the tables. */
  readonly also: readonly string[];
}
