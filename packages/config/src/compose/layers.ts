import type { Located, LocatedMap, Location } from "../source/located.ts";
import { nest } from "./merge.ts";
import { stepsOf } from "./package.ts";
import type { TreeNode } from "./tree-node.ts";

/** The configs of a tree in the order in which they are laid on top of each other, each in its package. */
export function layersOf(node: TreeNode): LocatedMap[] {
  return node.children.flatMap((child) => (child === "_self_" ? ownLayer(node) : layersOf(child)));
}

function ownLayer({ content, package: target, chosenAt }: TreeNode): LocatedMap[] {
  const steps = stepsOf(target).map((key) => ({ key, location: chosenAt }));
  if (content === undefined) {
    const hole: Located = { kind: "scalar", value: null, location: chosenAt, isHole: true };
    return steps.length === 0 ? [] : [nest(steps, hole) as LocatedMap];
  }
  if (steps.length === 0) return content.kind === "map" ? [content] : [];
  return [nest(steps, { ...content, location: firstLine(content) }) as LocatedMap];
}

/** An included file as a value points at its first key: "the whole file" would show no line. */
function firstLine(content: Located): Location {
  const [first] = content.kind === "map" ? content.entries.values() : [];
  return first?.key ?? content.location;
}
