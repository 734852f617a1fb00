import type { Experiment } from "@titrate/config";
import { type ArmParts, blame, type RunParts, sharedPrograms } from "@titrate/engine";
import { type Instances, instantiate, type Kind, type ValidPart } from "@titrate/plugin/host";
import { Container, type ServiceIdentifier } from "inversify";
import { type DataSource, dataSource } from "./data-source.ts";
import { tokens } from "./tokens.ts";

/** What makes one arm differ from another. */
export interface ArmRequest {
  readonly experiment: Experiment;
  /** The folder that relative data paths start from. */
  readonly folder: string;
}

/**
 * The child container of one arm: its config and, each made once on first use, the parts that no seed changes. Its runs
 * share these, and the programs built from them; what is a run's own, `runParts` makes. A run has no container: thousands
 * of runs would spend more time on theirs than small networks on their training.
 */
export function createArmContainer(parent: Container, { experiment, folder }: ArmRequest): Container {
  const arm = new Container({ parent, defaultScope: "Singleton" });
  arm.bind(tokens.experiment).toConstantValue(experiment);
  arm.bind(tokens.folder).toConstantValue(folder);

  bindPart(arm, tokens.rng, "rng");
  bindPart(arm, tokens.datasetLoader, "dataset");
  bindPart(arm, tokens.model, "model");
  bindPart(arm, tokens.loss, "loss");
  bindPart(arm, tokens.optimizer, "optimizer");
  bindPart(arm, tokens.schedule, "schedule");
  bindParts(arm, tokens.transforms, "transforms");
  bindParts(arm, tokens.regularizers, "regularizers");
  bindParts(arm, tokens.metrics, "metrics");
  bindParts(arm, tokens.callbacks, "callbacks");
  bindArmParts(arm, experiment);
  arm.bind(tokens.data).toResolvedValue(dataSource, [tokens.datasetLoader, tokens.transforms, tokens.folder]);
  arm.bind(tokens.runParts).toResolvedValue(runPartsOf, [tokens.armParts, tokens.rng, tokens.data]);
  return arm;
}

/** The experiment's keys that hold one part of a kind. */
type KeyOf<K extends Kind> = {
  [Key in keyof Experiment]-?: Experiment[Key] extends ValidPart<K> ? Key : never;
}[keyof Experiment];

/** A part of the config, bound as its kind's instance; what goes wrong is blamed on its place. */
function bindPart<K extends Kind>(
  arm: Container,
  token: ServiceIdentifier<Instances[K]>,
  key: KeyOf<K>,
): void {
  arm
    .bind(token)
    .toResolvedValue(
      (experiment, catalogue) =>
        blame([key], () => instantiate(experiment[key] as unknown as ValidPart<K>, catalogue)),
      [tokens.experiment, tokens.catalogue],
    );
}

/** The experiment's keys that hold a list of parts of a kind. */
type ListKeyOf<K extends Kind> = {
  [Key in keyof Experiment]-?: Experiment[Key] extends readonly ValidPart<K>[] ? Key : never;
}[keyof Experiment];

/** A list of parts, each blamed at its own place. */
function bindParts<K extends Kind>(
  arm: Container,
  token: ServiceIdentifier<readonly Instances[K][]>,
  key: ListKeyOf<K>,
): void {
  arm
    .bind(token)
    .toResolvedValue(
      (experiment, catalogue) =>
        (experiment[key] as unknown as readonly ValidPart<K>[]).map((each) =>
          blame(each.path, () => instantiate(each, catalogue)),
        ),
      [tokens.experiment, tokens.catalogue],
    );
}

/** From a seed come a run's random streams and its data. */
function runPartsOf(
  shared: ArmParts,
  rng: Instances["rng"],
  data: DataSource,
): (seed: number) => Promise<RunParts> {
  return async (seed) => {
    const streams = blame(["rng"], () => rng(seed));
    return { ...shared, seed, streams, dataset: await data(streams) };
  };
}

function bindArmParts(
  arm: Container,
  { precision, numerics, train, evaluate, executor: executorName }: Experiment,
): void {
  arm.bind(tokens.armParts).toResolvedValue(
    (model, loss, regularizers, optimizer, schedule, metrics, callbacks, executor) => ({
      precision,
      numerics,
      train: { ...train, ...(evaluate && { evaluateEvery: evaluate.every }) },
      model,
      loss,
      regularizers,
      optimizer,
      schedule,
      metrics,
      callbacks,
      executor,
      programs: sharedPrograms(),
    }),
    [
      tokens.model,
      tokens.loss,
      tokens.regularizers,
      tokens.optimizer,
      tokens.schedule,
      tokens.metrics,
      tokens.callbacks,
      { serviceIdentifier: tokens.executor, name: executorName },
    ],
  );
}
