import { type Located, toPlain } from "@titrate/config";
import type { Plan } from "@titrate/sweep";

/** A value of a config that came from outside of it. It is the same for all of a plan, and part of what its runs are. */
export interface OutsideValue {
  /** The key, `optimizer.lr`. */
  readonly path: string;
  readonly value: unknown;
  /** What it was read from: `the environment variable LR`. */
  readonly what: string;
}

/** What the interpolations of a plan's arms read from outside, each value once. */
export function valuesFromOutside({ arms }: Pick<Plan, "arms">): OutsideValue[] {
  // What the grid holds is in the arms, each value in its own.
  const found = arms
    .flatMap(({ composed }) => outsideOf(composed.root, []))
    .filter(({ path }) => !path.startsWith("sweep.grid."));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function outsideOf(node: Located, path: readonly (string | number)[]): OutsideValue[] {
  const { outside = [] } = node.from ?? {};
  if (outside.length > 0)
    return [{ path: path.join("."), value: toPlain(node), what: outside.join(" and ") }];
  if (node.kind === "scalar") return [];
  const children =
    node.kind === "map"
      ? [...node.entries].map(([key, { value }]) => [key, value] as const)
      : [...node.items.entries()];
  return children.flatMap(([key, child]) => outsideOf(child, [...path, key]));
}
