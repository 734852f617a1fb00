import type { Precision } from "@titrate/numeric";
import type { Node } from "./node.ts";
import { isView } from "./resolve.ts";

export interface Graph {
  /** All nodes that the roots need, inputs first. */
  readonly order: readonly Node[];
  /** Of each node that is no view: the nodes that read it, directly or through views. */
  readonly consumers: ReadonlyMap<Node, ReadonlySet<Node>>;
  /** Of every node: those that read it directly. */
  readonly readers: ReadonlyMap<Node, ReadonlySet<Node>>;
}

export function effectiveConsumers(roots: readonly Node[], precision: Precision): Graph {
  const reached = new Set<Node>(roots);
  for (const node of reached) for (const input of node.inputs) reached.add(input);
  const order = [...reached].sort((a, b) => a.id - b.id);
  const consumers = new Map<Node, Set<Node>>();
  const readers = new Map(order.map((node) => [node, new Set<Node>()]));
  for (const node of order) for (const input of node.inputs) readers.get(input)!.add(node);
  for (const node of order) {
    if (isView(node, precision)) continue;
    consumers.set(node, new Set());
    for (const input of node.inputs) consumers.get(behindViews(input, precision))!.add(node);
  }
  // A view that is asked for itself is read from what is behind it.
  for (const root of roots)
    if (isView(root, precision)) consumers.get(behindViews(root, precision))!.add(root);
  return { order, consumers, readers };
}

function behindViews(node: Node, precision: Precision): Node {
  let seen = node;
  while (isView(seen, precision)) seen = seen.inputs[0]!;
  return seen;
}
