import type { Experiment } from "@titrate/config";
import type { RunObserver, RunParts, RunResult } from "@titrate/engine";
import {
  type Catalogue,
  type Dataset,
  type Instances,
  type Kind,
  kinds,
  type Plugin,
  type Streams,
} from "@titrate/plugin";
import type { Executor } from "@titrate/tensor";
import type { ServiceIdentifier } from "inversify";

/** A plugin is bound to its kind's token, under its name. */
export const pluginTokens: { readonly [K in Kind]: ServiceIdentifier<Plugin<K>> } = Object.fromEntries(
  Object.keys(kinds).map((kind) => [kind, Symbol(`plugin:${kind}`)]),
) as { [K in Kind]: ServiceIdentifier<Plugin<K>> };

/** The services. Those from `experiment` on exist in a run's child container only. */
export const tokens = {
  catalogue: Symbol("catalogue") as ServiceIdentifier<Catalogue>,
  /** Bound under its name: "compiled", "reference". */
  executor: Symbol("executor") as ServiceIdentifier<Executor>,

  experiment: Symbol("experiment") as ServiceIdentifier<Experiment>,
  seed: Symbol("seed") as ServiceIdentifier<number>,
  /** The folder that relative data paths start from. */
  folder: Symbol("folder") as ServiceIdentifier<string>,
  rng: Symbol("rng") as ServiceIdentifier<Instances["rng"]>,
  streams: Symbol("streams") as ServiceIdentifier<Streams>,
  datasetLoader: Symbol("dataset loader") as ServiceIdentifier<Instances["dataset"]>,
  dataset: Symbol("dataset") as ServiceIdentifier<Dataset>,
  model: Symbol("model") as ServiceIdentifier<Instances["layer"]>,
  loss: Symbol("loss") as ServiceIdentifier<Instances["loss"]>,
  optimizer: Symbol("optimizer") as ServiceIdentifier<Instances["optimizer"]>,
  schedule: Symbol("schedule") as ServiceIdentifier<Instances["schedule"]>,
  metrics: Symbol("metrics") as ServiceIdentifier<readonly Instances["metric"][]>,
  runParts: Symbol("run parts") as ServiceIdentifier<RunParts>,
  /** Where the run reports to while it goes on. */
  observer: Symbol("observer") as ServiceIdentifier<RunObserver>,
  /** Trains the run. */
  trainer: Symbol("trainer") as ServiceIdentifier<(signal?: AbortSignal) => Promise<RunResult>>,
} as const;
