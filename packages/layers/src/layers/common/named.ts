import type { Layer } from "@titrate/plugin";

/** The layer under another name. */
export function named(layer: Layer, name: string): Layer {
  return { ...layer, name };
}
