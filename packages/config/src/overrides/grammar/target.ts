import type { Location } from "../../source/located.ts";

/** `a=1`, `+a=1`, `++a=1`, `~a`. */
export type Operation = "change" | "add" | "force-add" | "delete";

/** What an override is about: the part before its `=`. */
export interface Target {
  readonly operation: Operation;
  /** `optimizer.lr`, a key; or `model/act`, a group. "" stands for the whole config. */
  readonly key: string;
  readonly keyLocation: Location;
  /** The part after `@`; it may be "". */
  readonly package?: string;
  readonly packageLocation?: Location;
}

/** `++optimizer@head`: the part before the `=`, as it is written. */
export function targetText({ operation, key, package: inPackage }: Target): string {
  return prefixes[operation] + key + (inPackage === undefined ? "" : `@${inPackage}`);
}

const prefixes: Readonly<Record<Operation, string>> = {
  change: "",
  add: "+",
  "force-add": "++",
  delete: "~",
};
