/** The figures of one moment of a run, by name: "train/loss", "test/accuracy". */
export interface Evaluation {
  /** Whole passes over the training rows so far. */
  readonly epoch: number;
  /** Updates of the parameters so far. */
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Which way a figure is better. */
export type Goal = "maximize" | "minimize";

/** Of the figures by name: of every loss, and of every metric that is a number. */
export type Goals = ReadonlyMap<string, Goal>;
