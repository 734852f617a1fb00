import type { Located, Location } from "../source/located.ts";
import type { Package } from "./package.ts";

/** A config and those that it includes. */
export interface TreeNode {
  /** `model/three-layer`; the experiment's own is "". */
  readonly path: string;
  /** Where in the config it lands. */
  readonly package: Package;
  /** How overrides name the choice that it is an answer to: `optimizer@head`. */
  readonly key?: string;
  /** Where it is chosen. */
  readonly chosenAt: Location;
  /** The choice that this one replaced. */
  readonly overrides?: Located | undefined;
  readonly file?: string;
  /** A map, without `defaults`, or an option's list; none where it cannot be had. */
  readonly content?: Located;
  /** It is optional, and not there. */
  readonly isAbsent?: true;
  /** In the order in which they are laid on top of each other; `_self_` is the config itself. */
  readonly children: readonly TreeChild[];
}

export type TreeChild = TreeNode | "_self_";
