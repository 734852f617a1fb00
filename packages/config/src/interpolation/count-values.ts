import type { Located } from "../source/located.ts";

/** How many values a config has when everything that it shares is counted wherever it stands. */
export function countValues(root: Located): number {
  const counts = new Map<Located, number>();
  const count = (node: Located): number => {
    const known = counts.get(node);
    if (known !== undefined) return known;
    const children =
      node.kind === "map"
        ? [...node.entries.values()].map(({ value }) => value)
        : node.kind === "sequence"
          ? node.items
          : [];
    const total = children.reduce((sum, child) => sum + count(child), 1);
    counts.set(node, total);
    return total;
  };
  return count(root);
}
