/** Packages of built-in plugins. Their plugin files use nothing that a user's plugin cannot. */
export const pluginPackages: readonly string[] = [
  "activations",
  "callbacks",
  "layers",
  "optimizers",
  "objectives",
  "datasets",
];

/** The house, from the ground up: a package imports only from lines above its own. */
export const order: readonly (readonly string[])[] = [
  ["numeric"],
  ["tensor"],
  ["wasm"],
  ["plugin"],
  ["testkit"],
  pluginPackages,
  ["config"],
  ["engine"],
  ["store", "stats"],
  ["report"],
  ["sweep"],
  ["launchers"],
  ["container"],
  ["experiment"],
  ["cli"],
];

/** What plugin files import beside `@titrate/plugin` and files of their own package. */
export const pluginExceptions: readonly PluginException[] = [
  // Files are read with Node and with well-kept parsers, as a user's dataset may.
  ...["node:fs", "node:path", "node:stream", "node:zlib", "csv-parse", "fast-png", "fflate"].map(
    (imports) => ({
      folder: "packages/datasets/src/reading/",
      imports,
    }),
  ),
  { folder: "packages/datasets/src/did-you-mean.ts", imports: "fastest-levenshtein" },
];
export interface PluginException {
  readonly folder: string;
  readonly imports: string;
}

/** Libraries that one package alone may import. */
export const soleImporters: Readonly<Record<string, string>> = {
  inversify: "container",
  "reflect-metadata": "container",
};

/** Packages for those who test plugins. */
export const testTools: readonly string[] = ["testkit"];

/** Dependencies that no source imports, and why. */
export const silentDependencies: Readonly<Record<string, string>> = {
  "packages/container reflect-metadata": "inversify's peer, which inversify loads itself",
};

/** Packages that no result passes through: they may read clocks and locales. */
export const outsideResults: readonly string[] = ["cli"];

/** Files of report, store, launchers, experiment and wasm that may read a clock. */
export const clocks: readonly string[] = [
  "packages/wasm/src/wide.ts", // chooses between two ways to the same bits
  "packages/experiment/src/surroundings.ts", // for ${now:} alone, whose value is marked in the plan
  "packages/experiment/src/manifest/wall-clock.ts", // what manifests tell, and when a checkpoint is due
  "packages/launchers/src/lease-timer.ts", // who has been silent for too long
  "packages/launchers/src/serve-tasks.ts", // how often progress is told
  "packages/store/src/claims/lease-clock.ts", // how long a claim has not been renewed
  "packages/store/src/files/files.ts", // the time of a file's last change
];

/** Files that draw names at random, so that no two processes give the same. No result has them. */
export const freshNames: readonly string[] = ["packages/store/src/files/names.ts"];

/** `path class`: classes where a function would not serve. Errors need no entry. */
export const classes: readonly string[] = [
  "packages/numeric/src/scalar.ts Scalar", // operands that chain
  "packages/tensor/src/tensor.ts Tensor", // the same
];

/** Files of more than 300 lines because they are tables. */
export const longTables: readonly string[] = [
  "packages/experiment/src/definition/builtin-parts.ts", // the types of all plugins, written by a test
];
