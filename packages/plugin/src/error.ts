/** A plugin that is not well defined: the message names the plugin, what is wrong, and what to do. */
export class PluginError extends Error {
  readonly code = "E_PLUGIN";

  /** @param subject the plugin as a reader knows it, e.g. `activation "swish"`. */
  constructor(subject: string, problem: string) {
    super(`${subject}: ${problem}`);
    this.name = "PluginError";
  }
}

/** Data that cannot be used: the message names who refuses it, the row where there is one, and what to do. */
export class DataError extends Error {
  readonly code = "E_DATA";
  /** Where the data stands in the YAML, from the dataset's part on: ["test", "targets", 2]. */
  readonly path?: readonly (string | number)[];

  /** @param subject the plugin that refuses the data, e.g. `dataset "table"` or `loss "binary-cross-entropy"`. */
  constructor(subject: string, problem: string, path?: readonly (string | number)[]) {
    super(`${subject}: ${problem}`);
    this.name = "DataError";
    if (path !== undefined) this.path = path;
  }
}
