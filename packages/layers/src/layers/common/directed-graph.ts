import { ShapeError } from "@titrate/plugin";

/**
 * The nodes that `output` needs, each after what goes into it. "input" is no node.
 * Throws ShapeError where a name is unknown, a node has no edges, or there is a cycle.
 */
export function inOrder(
  nodes: readonly string[],
  edges: Readonly<Record<string, readonly string[]>>,
  output: string,
): string[] {
  const known = new Set(nodes);
  const list = nodes.map((name) => `"${name}"`).join(", ");
  if (known.has("input"))
    throw new ShapeError('graph: a node is called "input", which is what goes into the graph; rename it');
  for (const [name, sources] of Object.entries(edges)) {
    if (!known.has(name))
      throw new ShapeError(`graph: edges of "${name}", which is no node; nodes are ${list}`);
    for (const source of sources) {
      if (source === "input" || known.has(source)) continue;
      throw new ShapeError(
        `graph: node "${name}" takes "${source}", which is no node; it may take "input" and ${list}`,
      );
    }
  }
  if (!known.has(output)) throw new ShapeError(`graph: output "${output}" is no node; nodes are ${list}`);

  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (name === "input" || done.has(name)) return;
    const way = [...path, name];
    if (path.includes(name)) {
      const cycle = way.slice(path.indexOf(name)).map((each) => `"${each}"`);
      throw new ShapeError(`graph: node ${cycle.join(" needs ")}: a cycle; take one of these edges away`);
    }
    const sources = Object.hasOwn(edges, name) ? edges[name]! : [];
    if (sources.length === 0)
      throw new ShapeError(
        `graph: nothing goes into node "${name}"; add \`${name}: [input]\` or other nodes to its edges`,
      );
    for (const source of sources) visit(source, way);
    done.add(name);
  };
  visit(output, []);
  return [...done];
}
