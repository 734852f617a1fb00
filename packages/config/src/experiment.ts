import type { ValidPart, ZodShape } from "@titrate/plugin";
import { count, part } from "@titrate/plugin";
import { z } from "zod";

// The keys of an experiment. Parts are validated against the plugins that are known, as a plugin's own are.

const distinctSeeds = z
  .array(z.int().nonnegative())
  .min(1)
  .refine((seeds) => new Set(seeds).size === seeds.length, "a seed is listed twice");

/** The schema of each key of an experiment, in the order of the documentation. */
export function experimentShape(executors: readonly string[]): ZodShape {
  return {
    name: z.string().min(1).optional(), // the file's base name
    description: z.string().optional(),
    plugins: z.array(z.string().min(1)).default([]),

    dataset: part("dataset"),
    transforms: z.array(part("transform")).default([]),
    model: part("layer"),
    loss: part("loss"),
    regularizers: z.array(part("regularizer")).default([]),
    optimizer: part("optimizer"),
    schedule: part("schedule", "constant"),
    metrics: z.array(part("metric")).default([]),
    callbacks: z.array(part("callback")).default([]),
    train: z
      .object({
        epochs: count(),
        batch: z.union([z.literal("full"), count()]).default("full"),
        shuffle: z.boolean().default(true),
      })
      .prefault({} as never), // without `train`, it is `train.epochs` that is missing
    evaluate: z.object({ every: count() }).optional(),

    seed: z.int().nonnegative().default(0),
    rng: part("rng", "seedrandom"),
    precision: z.enum(["f32", "f64"]).default("f32"),
    numerics: z.enum(["strict", "fast"]).default("strict"),
    executor: z.enum(executors).default("compiled"),

    sweep: z
      .object({
        grid: z.record(z.string(), z.array(z.unknown()).min(1)).default({}),
        seeds: z.union([count(), distinctSeeds]).default(1),
      })
      .optional(),
    report: z
      .object({
        metric: z.object({ name: z.string().min(1), goal: z.enum(["maximize", "minimize"]).optional() }),
        solved: z.number().optional(),
        compare: z.string().optional(),
        within: z.string().optional(),
        also: z.array(z.string()).default([]),
        predictions: z.enum(["train", "validation", "test"]).optional(),
        weights: z.boolean().default(false),
      })
      .optional(),
  };
}

/** A validated experiment: plain values with every default filled in, frozen to the last leaf. */
export interface Experiment {
  readonly name: string;
  readonly description?: string;
  /** Files, relative to the experiment's folder, and packages. */
  readonly plugins: readonly string[];

  readonly dataset: ValidPart<"dataset">;
  /** What is done to the data first, in order. */
  readonly transforms: readonly ValidPart<"transform">[];
  readonly model: ValidPart<"layer">;
  readonly loss: ValidPart<"loss">;
  readonly regularizers: readonly ValidPart<"regularizer">[];
  readonly optimizer: ValidPart<"optimizer">;
  readonly schedule: ValidPart<"schedule">;
  readonly metrics: readonly ValidPart<"metric">[];
  readonly callbacks: readonly ValidPart<"callback">[];
  readonly train: {
    readonly epochs: number;
    /** Rows a step. */
    readonly batch: "full" | number;
    readonly shuffle: boolean;
  };
  /** `every` counts epochs. */
  readonly evaluate?: { readonly every: number };

  readonly seed: number;
  readonly rng: ValidPart<"rng">;
  readonly precision: "f32" | "f64";
  /** `fast` lets products and sums be fused where the host can: other bits, and another identity. */
  readonly numerics: "strict" | "fast";
  /** Who computes; no bit depends on it. */
  readonly executor: string;

  readonly sweep?: Sweep;
  readonly report?: Report;
}

export interface Sweep {
  /** The values of each override key, e.g. `optimizer.lr: [0.1, 1]`. */
  readonly grid: Readonly<Record<string, readonly unknown[]>>;
  /** How many seeds each arm runs with, or which. */
  readonly seeds: number | readonly number[];
}

export interface Report {
  readonly metric: { readonly name: string; readonly goal?: "maximize" | "minimize" };
  /** The metric's value from which a run counts as solved. */
  readonly solved?: number;
  /** The grid key whose values are compared. */
  readonly compare?: string;
  /** The grid key within whose values they are compared. */
  readonly within?: string;
  readonly also: readonly string[];
  /** The split whose final predictions are printed. */
  readonly predictions?: "train" | "validation" | "test";
  /** Whether the JSON results hold every learned number. */
  readonly weights: boolean;
}
