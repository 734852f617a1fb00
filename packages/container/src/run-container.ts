import type { Experiment } from "@titrate/config";
import { blame, type RunObserver, type RunParts, trainRun } from "@titrate/engine";
import { type Instances, instantiate, type Kind, type ValidPart } from "@titrate/plugin";
import { Container, type ServiceIdentifier } from "inversify";
import { tokens } from "./tokens.ts";

/** What makes one run differ from another. */
export interface RunRequest {
  readonly experiment: Experiment;
  readonly seed: number;
  /** The folder that relative data paths start from. */
  readonly folder: string;
  readonly observer?: RunObserver;
}

/**
 * The child container of one run: its config, its seed and its observer, and from these, each made once on first
 * use, its random streams, the parts that the engine trains with, and the trainer. Nothing in it outlives the run.
 */
export function createRunContainer(
  parent: Container,
  { experiment, seed, folder, observer = {} }: RunRequest,
): Container {
  const run = new Container({ parent, defaultScope: "Singleton" });
  run.bind(tokens.experiment).toConstantValue(experiment);
  run.bind(tokens.seed).toConstantValue(seed);
  run.bind(tokens.folder).toConstantValue(folder);
  run.bind(tokens.observer).toConstantValue(observer);

  bindPart(run, tokens.rng, "rng");
  bindPart(run, tokens.datasetLoader, "dataset");
  bindPart(run, tokens.model, "model");
  bindPart(run, tokens.loss, "loss");
  bindPart(run, tokens.optimizer, "optimizer");
  bindPart(run, tokens.schedule, "schedule");
  run
    .bind(tokens.metrics)
    .toResolvedValue(
      ({ metrics }, catalogue) =>
        metrics.map((metric) => blame(metric.path, () => instantiate(metric, catalogue))),
      [tokens.experiment, tokens.catalogue],
    );
  run
    .bind(tokens.streams)
    .toResolvedValue((rng, seed) => blame(["rng"], () => rng(seed)), [tokens.rng, tokens.seed]);
  run
    .bind(tokens.dataset)
    .toResolvedValue(
      (load, directory, streams) => blame(["dataset"], () => load({ directory, random: streams("dataset") })),
      [tokens.datasetLoader, tokens.folder, tokens.streams],
    );
  bindRunParts(run, experiment);
  run
    .bind(tokens.trainer)
    .toResolvedValue(
      (parts, observer) => (signal) => trainRun(parts, observer, signal),
      [tokens.runParts, tokens.observer],
    );
  return run;
}

/** The experiment's keys that hold one part of a kind. */
type KeyOf<K extends Kind> = {
  [Key in keyof Experiment]-?: Experiment[Key] extends ValidPart<K> ? Key : never;
}[keyof Experiment];

/** A part of the config, bound as its kind's instance; what goes wrong is blamed on its place. */
function bindPart<K extends Kind>(
  run: Container,
  token: ServiceIdentifier<Instances[K]>,
  key: KeyOf<K>,
): void {
  run
    .bind(token)
    .toResolvedValue(
      (experiment, catalogue) =>
        blame([key], () => instantiate(experiment[key] as unknown as ValidPart<K>, catalogue)),
      [tokens.experiment, tokens.catalogue],
    );
}

function bindRunParts(
  run: Container,
  { precision, numerics, train, evaluate, executor: executorName }: Experiment,
): void {
  run.bind(tokens.runParts).toResolvedValue(
    (seed, dataset, model, loss, optimizer, schedule, metrics, streams, executor): RunParts => ({
      seed,
      precision,
      numerics,
      train: { ...train, ...(evaluate && { evaluateEvery: evaluate.every }) },
      dataset,
      model,
      loss,
      optimizer,
      schedule,
      metrics,
      streams,
      executor,
    }),
    [
      tokens.seed,
      tokens.dataset,
      tokens.model,
      tokens.loss,
      tokens.optimizer,
      tokens.schedule,
      tokens.metrics,
      tokens.streams,
      { serviceIdentifier: tokens.executor, name: executorName },
    ],
  );
}
