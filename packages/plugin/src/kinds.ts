import type { Activation } from "./kinds/activation.ts";
import type { Callback } from "./kinds/callback.ts";
import type { DatasetLoader } from "./kinds/dataset.ts";
import type { Initializer } from "./kinds/initializer.ts";
import type { Layer } from "./kinds/layer.ts";
import type { Loss } from "./kinds/loss.ts";
import type { Metric } from "./kinds/metric.ts";
import type { Optimizer } from "./kinds/optimizer.ts";
import type { Regularizer } from "./kinds/regularizer.ts";
import type { Rng } from "./kinds/rng.ts";
import type { Schedule } from "./kinds/schedule.ts";
import type { Transform } from "./kinds/transform.ts";

/**
 * What a bound plugin of each kind is. To add a kind: write `kinds/<kind>.ts` and add its line here; the compiler and the
 * tests then ask for its lines elsewhere: in `kinds`, its conformance suite, its template, its reference page.
 */
export interface Instances {
  activation: Activation;
  callback: Callback;
  dataset: DatasetLoader;
  initializer: Initializer;
  layer: Layer;
  loss: Loss;
  metric: Metric;
  optimizer: Optimizer;
  regularizer: Regularizer;
  rng: Rng;
  schedule: Schedule;
  transform: Transform;
}

export type Kind = keyof Instances;

/** Every kind, with its plural for messages and listings. */
export const kinds: Readonly<Record<Kind, { readonly plural: string }>> = {
  activation: { plural: "activations" },
  callback: { plural: "callbacks" },
  dataset: { plural: "datasets" },
  initializer: { plural: "initializers" },
  layer: { plural: "layers" },
  loss: { plural: "losses" },
  metric: { plural: "metrics" },
  optimizer: { plural: "optimizers" },
  regularizer: { plural: "regularizers" },
  rng: { plural: "random number generators" },
  schedule: { plural: "schedules" },
  transform: { plural: "transforms" },
};
