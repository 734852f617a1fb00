import type { Plugin, ZodShape } from "@titrate/plugin";
import { part } from "@titrate/plugin";
import type { Catalogue, Kind } from "@titrate/plugin/host";
import { z } from "zod";

/** A few plugins whose parameters take each form; none can be bound. */
export const catalogue: Catalogue = makeCatalogue([
  plugin("activation", "elu", { alpha: z.number().positive().default(1) }),
  plugin("activation", "identity"),
  plugin("activation", "leaky-relu", { slope: z.number().default(0.01) }),
  plugin("activation", "relu"),
  plugin("activation", "sigmoid"),
  plugin("dataset", "xor-3bit"),
  plugin("dataset", "points", { rows: z.array(z.object({ x: z.number(), y: z.number() })) }),
  plugin("dataset", "columns", { types: z.array(z.string()), names: z.array(z.string()) }),
  plugin("dataset", "table", { rows: z.array(z.union([z.number(), z.array(z.number())])) }),
  plugin("initializer", "uniform"),
  plugin("initializer", "zeros"),
  plugin("layer", "dense", {
    units: z.int().positive(),
    activation: part("activation", "identity"),
    bias: part("initializer", "zeros").nullable(),
  }),
  plugin("layer", "sequential", { layers: z.array(part("layer")).min(1) }),
  plugin("layer", "branches", { of: z.record(z.string(), part("layer")) }),
  plugin("loss", "mean-squared-error"),
  plugin("metric", "accuracy", { threshold: z.number().gt(0).lt(1).default(0.5) }),
  plugin("optimizer", "adam", { lr: z.number().positive().default(1e-3), beta1: z.number().default(0.9) }),
  plugin("optimizer", "sgd", { lr: z.number().positive(), momentum: z.number().default(0) }),
  plugin("rng", "seedrandom"),
  plugin("schedule", "constant"),
]);

function plugin(kind: Kind, name: string, params: ZodShape = {}): Plugin {
  return { kind, name, summary: "", params, bind: () => expectNoBinding() };
}

function expectNoBinding(): never {
  throw new Error("a config is validated without running plugins");
}

function makeCatalogue(plugins: readonly Plugin[]): Catalogue {
  return {
    find: (kind, name) => plugins.find((plugin) => plugin.kind === kind && plugin.name === name),
    names: (kind) =>
      plugins
        .filter((plugin) => plugin.kind === kind)
        .map(({ name }) => name)
        .sort(),
  };
}
