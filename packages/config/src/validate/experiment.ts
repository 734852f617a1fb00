import type { ZodShape } from "@titrate/plugin";
import { count, part } from "@titrate/plugin";
import type { ValidPart } from "@titrate/plugin/host";
import { z } from "zod";

// The keys of an experiment. Parts are validated against the plugins that are known, as a plugin's own are.

const distinctSeeds = z
  .array(z.int().nonnegative())
  .min(1)
  .refine((seeds) => new Set(seeds).size === seeds.length, "a seed is listed twice; write each once");

const operationalKeys = z.registry<{ readonly isOperational: true }>();

/** Marks a key that decides no result: it is no part of what a run is known by. */
function operational<Schema extends z.ZodType>(schema: Schema): Schema {
  operationalKeys.add(schema, { isOperational: true });
  return schema;
}

/** Whether a key of an experiment decides no result. */
export function isOperational(schema: z.ZodType): boolean {
  return operationalKeys.has(schema);
}

/** The schema of each key of an experiment, in the order of the documentation. */
export function experimentShape(executors: readonly string[]): ZodShape {
  return {
    name: operational(
      z.string().min(1).optional().describe("The file's name without its ending, unless given."),
    ),
    description: operational(z.string().optional().describe("The question, printed above its answer.")),
    plugins: operational(
      z
        .array(z.string().min(1))
        .default([])
        .describe("Your own plugins: files, from this file's folder, and packages."),
    ),
    vars: operational(
      z
        .record(z.string(), z.unknown())
        .default({})
        .describe("Values of your own, for interpolations: `${vars.width}`."),
    ),

    dataset: part("dataset").describe("Where the examples come from."),
    transforms: z
      .array(part("transform"))
      .default([])
      .describe("What is done to them first, in this order; fitted on the training part alone."),
    model: part("layer").describe("A layer, most often `sequential`."),
    loss: part("loss").describe("What training makes small."),
    regularizers: z
      .array(part("regularizer"))
      .default([])
      .describe("Penalties added to the loss in training; the reported loss is without them."),
    optimizer: part("optimizer").describe(
      "How the parameters are updated, by what groups, after what clipping.",
    ),
    schedule: part("schedule", "constant").describe("How the optimizer's `lr` changes over the run."),
    metrics: z
      .array(part("metric"))
      .default([])
      .describe(
        "Figures of each split beside its loss: `test/accuracy`. Give two of one type a `name:` each.",
      ),
    callbacks: z
      .array(part("callback"))
      .default([])
      .describe(
        "What looks at the run after each evaluation: ends it, keeps its best parameters, logs more figures.",
      ),
    train: z
      .object({
        epochs: count().describe("Passes over the training rows."),
        batch: z
          .union([z.literal("full"), count()])
          .default("full")
          .describe("Rows a step; `full` takes all."),
        shuffle: z
          .boolean()
          .default(true)
          .describe("Whether each epoch has a new order. A full batch keeps that of the data."),
      })
      .prefault({} as never) // without `train`, it is `train.epochs` that is missing
      .describe("How long and in what portions it trains."),
    evaluate: z
      .object({ every: count().describe("Epochs from one evaluation to the next.") })
      .optional()
      .describe("Unless given, only before the first and after the last step."),

    seed: z.int().nonnegative().default(0).describe("Of all that is random in a run; the first of several."),
    rng: part("rng", "seedrandom").describe("Where randomness comes from."),
    precision: z.enum(["f32", "f64"]).default("f32").describe("Of all floats."),
    numerics: z
      .enum(["strict", "fast"])
      .default("strict")
      .describe("`fast` may fuse products and sums: other bits, which may differ between machines."),
    executor: operational(
      z.enum(executors).default("compiled").describe("Who computes; no bit depends on it."),
    ),

    checkpoint: operational(
      z
        .object({
          steps: count().optional().describe("Steps from one checkpoint to the next."),
          seconds: z.number().positive().default(30).describe("Seconds from one to the next."),
          keep: count(2).describe("How many of the newest are kept until the run is finished."),
        })
        .optional()
        .describe(
          "How often a run's state is kept, so that it goes on from there when it was interrupted; decides no result.",
        ),
    ),
    sweep: operational(
      z
        .object({
          grid: z
            .record(z.string(), z.array(z.unknown()).min(1))
            .default({})
            .describe("Keys, or config groups, with the values to try; each combination is an arm."),
          seeds: z
            .union([count(), distinctSeeds])
            .default(1)
            .describe("How many seeds each arm runs with, from `seed` on, or which."),
        })
        .optional()
        .describe("The same experiment many times over."),
    ),
    report: operational(
      z
        .object({
          metric: z
            .object({
              name: z.string().min(1).describe("A figure: `test/accuracy`."),
              goal: z.enum(["maximize", "minimize"]).optional().describe("The metric's own, unless given."),
            })
            .describe("What is compared."),
          solved: z.number().optional().describe("The value from which on a run counts as solved."),
          compare: z
            .string()
            .optional()
            .describe(
              "The key of `sweep.grid` whose values are compared, paired by seed; the only one, unless given.",
            ),
          within: z
            .string()
            .optional()
            .describe("The key of `sweep.grid` within whose values they are compared."),
          also: z.array(z.string()).default([]).describe("More figures for the tables."),
          predictions: z
            .enum(["train", "validation", "test"])
            .optional()
            .describe("The split whose last predictions are printed, and are in the JSON."),
          weights: z.boolean().default(false).describe("Whether the JSON holds every learned number."),
        })
        .optional()
        .describe("What the answer is about."),
    ),
  };
}

/** A validated experiment: plain values with every default filled in, frozen to the last leaf. */
export interface Experiment {
  readonly name: string;
  readonly description?: string;
  /** Files, relative to the experiment's folder, and packages. */
  readonly plugins: readonly string[];
  /** For interpolations, which have been replaced: no part of what is run. */
  readonly vars: Readonly<Record<string, unknown>>;

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

  readonly checkpoint?: Checkpointing;
  readonly sweep?: Sweep;
  readonly report?: Report;
}

/** How often a run's state is kept until it is finished. */
export interface Checkpointing {
  readonly steps?: number;
  readonly seconds: number;
  readonly keep: number;
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
