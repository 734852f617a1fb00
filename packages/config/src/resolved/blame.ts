import type { Composed } from "../compose/reader.ts";
import type { Located, Location, Origin } from "../source/located.ts";
import { childOf } from "../source/located.ts";
import type { PlainConfig } from "./resolved-config.ts";

/** Who says what a value of a resolved config is. */
export interface Blame {
  /** `model.layers.0.units`, as an override names it. */
  readonly path: string;
  readonly value: unknown;
  /** Where it is written; absent for a default. */
  readonly location?: Location;
  /** Whose default it is: the type of a part, or "experiment". */
  readonly defaultOf?: string;
  /** What it replaced, the last first. */
  readonly overrides: readonly Located[];
  /** What an interpolation took it from. */
  readonly from?: Origin;
}

/** Blames each leaf of a resolved config: its scalars, and its lists of scalars that are written in one place. */
export function blame(config: PlainConfig, { root }: Pick<Composed, "root">): Blame[] {
  return leavesOf(config, root, [], "experiment");
}

function leavesOf(
  value: unknown,
  node: Located | undefined,
  path: readonly string[],
  owner: string,
  above?: Origin,
): Blame[] {
  // What an interpolation copied, with all that is in it.
  const origin = node?.from ?? above;
  if (isMap(value) && Object.keys(value).length > 0) {
    const inner = typeof value.type === "string" ? value.type : owner;
    // A bare name is the type of the part that it stands for.
    const isName = node?.kind === "scalar" && "type" in value;
    return Object.entries(value).flatMap(([key, item]) => {
      const child = isName && key === "type" ? node : node && childOf(node, key);
      return leavesOf(item, child, [...path, key], key === "type" ? owner : inner, origin);
    });
  }
  if (Array.isArray(value) && !isLeafList(value, node)) {
    return value.flatMap((item, index) =>
      leavesOf(item, node && childOf(node, index), [...path, String(index)], owner, origin),
    );
  }
  return [leaf(value, node, path.join("."), owner, origin)];
}

function leaf(
  value: unknown,
  node: Located | undefined,
  path: string,
  owner: string,
  origin: Origin | undefined,
): Blame {
  if (node === undefined) return { path, value, defaultOf: owner, overrides: [] };
  // A part that is written as a map and needs no more than its name.
  const at = node.kind === "map" ? (childOf(node, "type") ?? node) : node;
  const { location, from = origin } = at;
  return { path, value, location, overrides: chainOf(at), ...(from !== undefined && { from }) };
}

function chainOf(node: Located): Located[] {
  return node.overrides === undefined ? [] : [node.overrides, ...chainOf(node.overrides)];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lists of scalars are one leaf, unless an override has changed one of their entries. */
function isLeafList(value: readonly unknown[], node: Located | undefined): boolean {
  if (value.some((item) => typeof item === "object" && item !== null)) return false;
  return (
    node?.kind !== "sequence" ||
    node.items.every((item) => item.overrides === undefined && item.from === undefined)
  );
}
