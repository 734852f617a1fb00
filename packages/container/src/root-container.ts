import { activations } from "@titrate/activations";
import { callbacks } from "@titrate/callbacks";
import { datasets, transforms } from "@titrate/datasets";
import { initializers, layers, rngs } from "@titrate/layers";
import { losses, metrics, regularizers } from "@titrate/objectives";
import { optimizers, schedules } from "@titrate/optimizers";
import type { Plugin } from "@titrate/plugin";
import { type Executor, referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { Container } from "inversify";
import { withPlugins } from "./catalogue.ts";
import { tokens } from "./tokens.ts";

/** Everything that comes with titrate, in literal lists: nothing is found by scanning. */
export const builtinPlugins: readonly Plugin[] = [
  ...activations,
  ...initializers,
  ...rngs,
  ...layers,
  ...optimizers,
  ...schedules,
  ...losses,
  ...regularizers,
  ...metrics,
  ...callbacks,
  ...datasets,
  ...transforms,
];

export const executors: readonly Executor[] = [compiledExecutor, referenceExecutor];

/** The outermost container: the built-in plugins and the executors. */
export function createRootContainer(plugins: readonly Plugin[] = builtinPlugins): Container {
  const services = new Container();
  for (const executor of executors) {
    services.bind(tokens.executor).toConstantValue(executor).whenNamed(executor.name);
  }
  return withPlugins(services, plugins);
}
