/** The figures of one moment of a run, by name: "train/loss", "test/accuracy". */
export interface Evaluation {
  /** Whole passes over the training rows so far. */
  readonly epoch: number;
  /** Updates of the parameters so far. */
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Numbers with their shape, row-major. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What came out of one run. Holds no times: the same run gives the same result, to the last bit. */
export interface RunResult {
  readonly seed: number;
  /** Rows of each split: { train: 4 }. */
  readonly rows: Readonly<Record<string, number>>;
  /** How many numbers the run learned. */
  readonly parameterCount: number;
  /** All evaluations, the first before any training, the last after all of it. */
  readonly history: readonly Evaluation[];
  /** The epoch of the first evaluation from which on a figure was not finite, where one was at the end. */
  readonly divergedAt?: number;
  /** The last evaluation's figures. */
  readonly final: Readonly<Record<string, number>>;
  /** SHA-256 of all learned parameters: their names, shapes and bits. */
  readonly digest: string;
  readonly parameters: Readonly<Record<string, Values>>;
  /** The final predictions of each split, a row per example. */
  readonly predictions: Readonly<Record<string, Values>>;
}

/** Called while a run goes on; what an observer does never reaches the result. */
export interface RunObserver {
  evaluated?(evaluation: Evaluation): void;
  /** After each chunk of steps. */
  stepped?(done: number, total: number): void;
}
