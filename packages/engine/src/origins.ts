import { sizeOf, type Tensor } from "@titrate/tensor";
import type { ConfigPath } from "./run-error.ts";

/** The part of the config that tensors are made for. */
export interface Origin {
  readonly path: ConfigPath;
  /** As messages name it: `layer "hidden"`. */
  readonly name: string;
}

/** Where tensors come from. It stands beside the graph: what a tensor means does not depend on it. */
export type Origins = WeakMap<Tensor, Origin>;

/**
 * Claims a tensor, and all behind it that nobody has claimed before, for a part of the config. What only looks at a
 * claimed tensor, as the way back looks at weights, is of that tensor's part.
 */
export function claim(origins: Origins, tensor: Tensor, origin: Origin): void {
  const pending = [tensor];
  for (const each of pending) {
    if (origins.has(each)) continue;
    origins.set(each, seenOrigin(origins, each) ?? origin);
    pending.push(...each.inputs);
  }
}

/** The origin of what a tensor looks at, unless it makes more of it, as sliding windows do. */
function seenOrigin(origins: Origins, { op, shape, inputs }: Tensor): Origin | undefined {
  const [seen] = inputs;
  if (seen === undefined || (op !== "view" && op !== "reshape")) return undefined;
  return sizeOf(shape) <= sizeOf(seen.shape) ? origins.get(seen) : undefined;
}
