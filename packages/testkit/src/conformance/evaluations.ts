import type { Evaluation, Goals } from "@titrate/plugin";

// Histories of runs, as schedules and callbacks see them.

/** Evaluations in which every watched figure takes these values, one evaluation an epoch of 10 steps. */
export function evaluationsOf(values: readonly number[], watches: readonly string[]): Evaluation[] {
  const figures = figuresOf(watches);
  return values.map((value, epoch) => ({
    epoch,
    step: 10 * epoch,
    metrics: Object.fromEntries(figures.map((figure) => [figure, value])),
  }));
}

/** Of every figure of `evaluationsOf`, smaller is better. */
export const goalsOf = (watches: readonly string[]): Goals =>
  new Map(figuresOf(watches).map((figure) => [figure, "minimize"]));

export const improving = (count: number): number[] => Array.from({ length: count }, (_, i) => 1 / (i + 1));
export const flat = (count: number): number[] => new Array<number>(count).fill(0.5);
export const worsening = (count: number): number[] => Array.from({ length: count }, (_, i) => 0.5 + i);

const figuresOf = (watches: readonly string[]): string[] => [
  ...new Set([...watches, "train/loss", "validation/loss"]),
];
