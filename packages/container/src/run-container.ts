import type { Experiment } from "@titrate/config";
import { blame, type RunParts } from "@titrate/engine";
import { instantiate } from "@titrate/plugin";
import { Container } from "inversify";
import { tokens } from "./tokens.ts";

/** What makes one run differ from another. */
export interface RunRequest {
  readonly experiment: Experiment;
  readonly seed: number;
  /** The folder that relative data paths start from. */
  readonly folder: string;
}

/**
 * The child container of one run: its config, its seed and its random streams, and from these, each made once
 * on first use, the parts that the engine trains with. Nothing in it outlives the run.
 */
export function createRunContainer(parent: Container, { experiment, seed, folder }: RunRequest): Container {
  const run = new Container({ parent, defaultScope: "Singleton" });
  run.bind(tokens.experiment).toConstantValue(experiment);
  run.bind(tokens.seed).toConstantValue(seed);
  run.bind(tokens.folder).toConstantValue(folder);

  const config = tokens.experiment;
  const { catalogue } = tokens;
  run
    .bind(tokens.streams)
    .toResolvedValue(
      ({ rng }, plugins, seed) => instantiate(rng, plugins)(seed),
      [config, catalogue, tokens.seed],
    );
  run
    .bind(tokens.dataset)
    .toResolvedValue(
      ({ dataset }, plugins, directory, streams) =>
        blame(["dataset"], () => instantiate(dataset, plugins)({ directory, random: streams("dataset") })),
      [config, catalogue, tokens.folder, tokens.streams],
    );
  run
    .bind(tokens.model)
    .toResolvedValue(({ model }, plugins) => instantiate(model, plugins), [config, catalogue]);
  run
    .bind(tokens.loss)
    .toResolvedValue(({ loss }, plugins) => instantiate(loss, plugins), [config, catalogue]);
  run
    .bind(tokens.optimizer)
    .toResolvedValue(({ optimizer }, plugins) => instantiate(optimizer, plugins), [config, catalogue]);
  run
    .bind(tokens.schedule)
    .toResolvedValue(({ schedule }, plugins) => instantiate(schedule, plugins), [config, catalogue]);
  run
    .bind(tokens.metrics)
    .toResolvedValue(
      ({ metrics }, plugins) => metrics.map((metric) => instantiate(metric, plugins)),
      [config, catalogue],
    );
  run.bind(tokens.runParts).toResolvedValue(
    (dataset, model, loss, optimizer, schedule, metrics, streams, executor): RunParts => ({
      seed,
      precision: experiment.precision,
      train: {
        ...experiment.train,
        ...(experiment.evaluate && { evaluateEvery: experiment.evaluate.every }),
      },
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
      tokens.dataset,
      tokens.model,
      tokens.loss,
      tokens.optimizer,
      tokens.schedule,
      tokens.metrics,
      tokens.streams,
      { serviceIdentifier: tokens.executor, name: experiment.executor },
    ],
  );
  return run;
}
