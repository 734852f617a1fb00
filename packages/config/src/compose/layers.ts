import type { Located, LocatedMap, Location } from "../source/located.ts";
import type { TreeNode } from "./defaults-tree.ts";
import { nest } from "./merge.ts";
import { stepsOf } from "./package.ts";

/** The configs of a tree in the order in which they are laid on top of each other, each in its package. */
export function layersOf(node: TreeNode): LocatedMap[] {
  return node.children.flatMap((child) => (child === "_self_" ? ownLayer(node) : layersOf(child)));
}

function ownLayer({ content, package: place, place: chosen }: TreeNode): LocatedMap[] {
  const steps = stepsOf(place).map((key) => ({ key, location: chosen }));
  if (content === undefined) {
    const hole: Located = { kind: "scalar", value: null, location: chosen, isHole: true };
    return steps.length === 0 ? [] : [nest(steps, hole) as LocatedMap];
  }
  if (steps.length === 0) return [content];
  return [nest(steps, { ...content, location: firstLine(content) }) as LocatedMap];
}

/** An included file as a value points at its first key: "the whole file" would show no line. */
function firstLine(content: LocatedMap): Location {
  const [first] = content.entries.values();
  return first?.key ?? content.location;
}
