import type { Interval } from "@titrate/stats";
import type { ReportSpec } from "./input.ts";

/** What the words, tables and pictures of a report are made from; plain data. */
export interface Summary {
  readonly spec: ReportSpec;
  /** Of every interval. */
  readonly confidence: number;
  /** A difference shows when its adjusted p is below this. */
  readonly alpha: number;
  readonly panels: readonly Panel[];
}

/** Arms that differ in nothing but what is compared. */
export interface Panel {
  /** `""` when there is nothing to tell panels apart by. */
  readonly name: string;
  readonly arms: readonly ArmSummary[];
  /** Every pair of arms, when the spec says `compare`. */
  readonly comparisons: readonly Comparison[];
}

export interface ArmSummary {
  readonly name: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly n: number;
  readonly solved?: SolvedSummary;
  /** Of the spec's metric and of `also`, by name. */
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  /** The best finite value of the spec's metric, by the spec's goal, in any evaluation of any run; NaN when there is none. */
  readonly best: number;
  /** The rows of the metric's split, when the metric is an accuracy and all runs have as many. */
  readonly rows?: number;
}

export interface SolvedSummary {
  readonly count: number;
  readonly fraction: number;
  /** Wilson. */
  readonly interval: Interval;
  /** Runs that were solved at any evaluation; those that lost it again included. */
  readonly reached: number;
}

/** Over the runs whose final value is finite. */
export interface MetricSummary {
  readonly n: number;
  readonly notFinite: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly median: number;
  /** Student's t interval of the mean; absent without a spread to judge by. */
  readonly interval?: Interval;
}

/** `first`, `second`: that arm is better. `same`: equal on every pair. `too-few`: no outcome could have shown. */
export type Verdict = "first" | "second" | "same" | "inconclusive" | "too-few";

interface Compared {
  readonly first: string;
  readonly second: string;
  /** Seeds that both arms have. */
  readonly pairs: number;
  /** Runs of seeds that only one of them has, which are left out. */
  readonly unpaired: number;
  readonly p: number;
  /** By Holm, over all comparisons of the summary. */
  readonly adjustedP: number;
  readonly verdict: Verdict;
}

/** By the seeds solved: exact McNemar. */
export interface SolvedComparison extends Compared {
  readonly by: "solved";
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** The smallest adjusted p that any outcome on this many pairs could have. */
  readonly smallestP: number;
}

/** By the means of the metric: second minus first. */
export interface MeanComparison extends Compared {
  readonly by: "mean";
  /** Pairs left out because a value of theirs is not finite; `pairs` does not count them. */
  readonly notFinite: number;
  readonly meanFirst: number;
  readonly meanSecond: number;
  readonly difference: number;
  /** Of the difference; of this comparison alone, not adjusted. */
  readonly interval?: Interval;
  readonly test: "paired t" | "exact sign" | "none";
}

export type Comparison = SolvedComparison | MeanComparison;
