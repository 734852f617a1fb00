import type { Experiment } from "@titrate/config";
import { type ArmParts, blame, type RunParts, sharedPrograms } from "@titrate/engine";
import { type Instances, instantiate, type Kind, type ValidPart } from "@titrate/plugin";
import { Container, type ServiceIdentifier } from "inversify";
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
  arm.bind(tokens.programs).toConstantValue(sharedPrograms());

  bindPart(arm, tokens.rng, "rng");
  bindPart(arm, tokens.datasetLoader, "dataset");
  bindPart(arm, tokens.model, "model");
  bindPart(arm, tokens.loss, "loss");
  bindPart(arm, tokens.optimizer, "optimizer");
  bindPart(arm, tokens.schedule, "schedule");
  arm
    .bind(tokens.metrics)
    .toResolvedValue(
      ({ metrics }, catalogue) =>
        metrics.map((metric) => blame(metric.path, () => instantiate(metric, catalogue))),
      [tokens.experiment, tokens.catalogue],
    );
  bindArmParts(arm, experiment);
  arm
    .bind(tokens.runParts)
    .toResolvedValue(runPartsOf, [tokens.armParts, tokens.rng, tokens.datasetLoader, tokens.folder]);
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

/** From a seed come a run's random streams and its data. */
function runPartsOf(
  shared: ArmParts,
  rng: Instances["rng"],
  load: Instances["dataset"],
  directory: string,
): (seed: number) => RunParts {
  return (seed) => {
    const streams = blame(["rng"], () => rng(seed));
    const dataset = blame(["dataset"], () => load({ directory, random: streams("dataset") }));
    return { ...shared, seed, dataset, streams };
  };
}

function bindArmParts(
  arm: Container,
  { precision, numerics, train, evaluate, executor: executorName }: Experiment,
): void {
  arm.bind(tokens.armParts).toResolvedValue(
    (model, loss, optimizer, schedule, metrics, executor, programs) => ({
      precision,
      numerics,
      train: { ...train, ...(evaluate && { evaluateEvery: evaluate.every }) },
      model,
      loss,
      optimizer,
      schedule,
      metrics,
      executor,
      programs,
    }),
    [
      tokens.model,
      tokens.loss,
      tokens.optimizer,
      tokens.schedule,
      tokens.metrics,
      { serviceIdentifier: tokens.executor, name: executorName },
      tokens.programs,
    ],
  );
}
