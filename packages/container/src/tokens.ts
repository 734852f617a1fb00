import type { Experiment } from "@titrate/config";
import type { ArmParts, RunParts } from "@titrate/engine";
import type { Plugin } from "@titrate/plugin";
import { type Catalogue, type Instances, type Kind, kinds } from "@titrate/plugin/host";
import type { Executor } from "@titrate/tensor";
import type { ServiceIdentifier } from "inversify";
import type { DataSource } from "./data-source.ts";

/** A plugin is bound to its kind's token, under its name. */
export const pluginTokens: { readonly [K in Kind]: ServiceIdentifier<Plugin<K>> } = Object.fromEntries(
  Object.keys(kinds).map((kind) => [kind, Symbol(`plugin:${kind}`)]),
) as { [K in Kind]: ServiceIdentifier<Plugin<K>> };

/** The services. Those from `experiment` on exist in an arm's child container only. */
export const tokens = {
  catalogue: Symbol("catalogue") as ServiceIdentifier<Catalogue>,
  /** Bound under its name: "compiled", "reference". */
  executor: Symbol("executor") as ServiceIdentifier<Executor>,

  experiment: Symbol("experiment") as ServiceIdentifier<Experiment>,
  /** The folder that relative data paths start from. */
  folder: Symbol("folder") as ServiceIdentifier<string>,
  rng: Symbol("rng") as ServiceIdentifier<Instances["rng"]>,
  datasetLoader: Symbol("dataset loader") as ServiceIdentifier<Instances["dataset"]>,
  model: Symbol("model") as ServiceIdentifier<Instances["layer"]>,
  loss: Symbol("loss") as ServiceIdentifier<Instances["loss"]>,
  optimizer: Symbol("optimizer") as ServiceIdentifier<Instances["optimizer"]>,
  schedule: Symbol("schedule") as ServiceIdentifier<Instances["schedule"]>,
  transforms: Symbol("transforms") as ServiceIdentifier<readonly Instances["transform"][]>,
  regularizers: Symbol("regularizers") as ServiceIdentifier<readonly Instances["regularizer"][]>,
  metrics: Symbol("metrics") as ServiceIdentifier<readonly Instances["metric"][]>,
  callbacks: Symbol("callbacks") as ServiceIdentifier<readonly Instances["callback"][]>,
  /** Loads the data of a run, from its random streams. */
  data: Symbol("data") as ServiceIdentifier<DataSource>,
  armParts: Symbol("arm parts") as ServiceIdentifier<ArmParts>,
  /** Makes the parts of the run of a seed. */
  runParts: Symbol("run parts") as ServiceIdentifier<(seed: number) => Promise<RunParts>>,
} as const;
