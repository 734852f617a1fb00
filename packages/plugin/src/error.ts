/** A plugin that is not well defined: the message names the plugin, what is wrong, and what to do. */
export class PluginError extends Error {
  readonly code = "E_PLUGIN";

  /** @param subject the plugin as a reader knows it, e.g. `activation "swish"`. */
  constructor(subject: string, problem: string) {
    super(`${subject}: ${problem}`);
    this.name = "PluginError";
  }
}

/** Data that a dataset cannot use: the message names the dataset, the row where there is one, and what to do. */
export class DataError extends Error {
  readonly code = "E_DATA";

  constructor(dataset: string, problem: string) {
    super(`dataset "${dataset}": ${problem}`);
    this.name = "DataError";
  }
}
