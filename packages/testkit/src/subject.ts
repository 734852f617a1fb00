import type { Plugin } from "@titrate/plugin";
import type { Instances, Kind } from "@titrate/plugin/host";

export interface ConformanceOptions {
  /** The plugin's parameters, as in YAML: those without a default must be among them. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The plugins that its parts are made of. */
  readonly plugins?: readonly Plugin[];
  /** The folder where a dataset looks for its files. */
  readonly directory?: string;
}

/** Makes the plugin's instance with the parameters that are checked, and with others beside them. */
export type Bind<K extends Kind> = (more?: Readonly<Record<string, unknown>>) => Instances[K];
