import { arg, type Precision } from "@titrate/numeric";
import { type Shape, sameShape } from "@titrate/tensor";
import { absorb, inline, isSharedView } from "./absorb.ts";
import { commonRefinement, contiguous, isWhole, sameAccess } from "./access.ts";
import { effectiveConsumers } from "./consumers.ts";
import {
  type Fusion,
  formulasOf,
  type Group,
  isGiven,
  isStored,
  merge,
  ownNodes,
  readsOfMap,
  stays,
  weightOf,
} from "./groups.ts";
import type { Base, Body, Kernel, Piece } from "./kernel.ts";
import type { Node } from "./node.ts";
import { operandOf } from "./operand.ts";
import { type ContractBase, haveCommonAxes, isHeavy, isPacked } from "./product.ts";
import type { Resolved } from "./resolve.ts";
import type { ContractDefinition, MapDefinition, PlaceDefinition, ReduceDefinition } from "./simplify.ts";

/**
 * The kernels of a graph, in an order in which they can run.
 *
 * Nodes are taken inputs first. An element-wise node joins the open group that it reads element by element; a group is
 * closed, and becomes a kernel, when something else needs what it computes. So no open group ever depends on another,
 * and any of them may grow or be closed at any time. A reduction or a product opens a group of its own, which
 * element-wise nodes continue: bias and activation, or an optimizer's update, run where the product's elements are
 * still at hand. Views become strides of what reads them.
 */
export function fuse(roots: readonly Node[], precision: Precision): Kernel[] {
  const fusion: Fusion = {
    ...effectiveConsumers(roots, precision),
    precision,
    roots: new Set(roots),
    kernels: [],
    stored: new Set(),
    groups: new Map(),
    inlined: new Map(),
  };
  // A view that nothing but readers by strides use costs nothing.
  for (const node of fusion.order) if (!isGiven(node) && fusion.consumers.has(node)) add(fusion, node);
  for (const root of roots) store(fusion, root);
  return fusion.kernels;
}

function add(fusion: Fusion, node: Node): void {
  const { definition } = node;
  switch (definition.kind) {
    case "map":
      addMap(fusion, node, definition);
      return;
    case "reduce":
      addReduce(fusion, node, definition);
      return;
    case "contract":
      addContract(fusion, node, definition);
      return;
    case "place":
      addPlace(fusion, node, definition);
      return;
    case "gather":
    case "scatter":
      for (const input of node.inputs) store(fusion, input);
      fusion.kernels.push({ kind: "indexed", node });
      fusion.stored.add(node);
      return;
    case "given":
    case "fill":
    case "data":
      return;
  }
}

function open({ groups }: Fusion, base: Base): void {
  groups.set(base.node, { base, domain: base.node.shape, members: new Set(), weight: 0 });
}

function addReduce(fusion: Fusion, node: Node, definition: ReduceDefinition): void {
  if (definition.combine === "max" && joinArgmax(fusion, node, definition)) return;
  const { domain: kept, combine } = definition;
  const walked = [...kept, ...definition.over];
  // The reduced axes may be split, as a window is into its rows and columns; the others are the node's.
  const fits = (finer: Shape): boolean => sameShape(finer.slice(0, kept.length), kept);
  const input = absorb(fusion, node, node.inputs[0]!, definition.read, walked, fits, (other) =>
    store(fusion, other),
  );
  const over = input.domain.slice(kept.length);
  open(fusion, { kind: "reduce", node, input: input.formula, over, combine });
}

/** The largest elements, where their places are being sought anyway, come from the same pass. */
function joinArgmax({ groups }: Fusion, node: Node, { read, over, domain }: ReduceDefinition): boolean {
  const twin = [...groups.keys()].find(({ definition: other, inputs }) => {
    if (other.kind !== "reduce" || other.combine !== "argmax" || inputs[0] !== node.inputs[0]) return false;
    return sameShape(other.domain, domain) && sameShape(other.over, over) && sameAccess(other.read, read);
  });
  const group = twin && groups.get(twin);
  if (group?.base?.kind !== "reduce" || group.base.largest !== undefined) return false;
  group.base = { ...group.base, largest: node };
  groups.set(node, group);
  return true;
}

function addContract(fusion: Fusion, node: Node, { depth }: ContractDefinition): void {
  const [left, right] = node.inputs as [Node, Node];
  const [rows, columns] = [node.shape.at(-2)!, node.shape.at(-1)!];
  const batch = node.shape.slice(0, -2);
  const ends = (seen: Node): boolean => stays(fusion, seen);
  const base = (): ContractBase => ({
    kind: "contract",
    node,
    rows,
    columns,
    depth,
    left: operandOf(left, [...batch, rows, depth], "left", fusion.precision, ends),
    right: operandOf(right, [...batch, depth, columns], "right", fusion.precision, ends),
  });
  // Views that part the batch or the depth in two ways share no loops: one of them is laid out.
  if (!haveCommonAxes(base())) store(fusion, left);
  if (!haveCommonAxes(base())) store(fusion, right);
  const settled = base();
  for (const operand of [settled.left, settled.right]) store(fusion, operand.node);
  open(fusion, settled);
}

function addPlace(fusion: Fusion, node: Node, definition: PlaceDefinition): void {
  const { fill, accumulate } = definition;
  const pieces = definition.pieces.map(({ domain, write }, i): Piece => {
    const same = (finer: Shape): boolean => sameShape(finer, domain);
    const keep = (other: Node): void => store(fusion, other);
    const { formula } = absorb(fusion, node, node.inputs[i]!, contiguous(domain), domain, same, keep);
    return { ...formula, domain, write };
  });
  fusion.kernels.push({ kind: "place", node, fill, accumulate, pieces });
  fusion.stored.add(node);
}

function addMap(fusion: Fusion, node: Node, definition: MapDefinition): void {
  const { groups, inlined } = fusion;
  for (const input of node.inputs) if (isSharedView(fusion, input)) add(fusion, input);
  const { reads, domain } = settleReads(fusion, node, definition);
  const joined = new Set<Group>();
  for (const { node: source, access, domain } of reads) {
    const group = groups.get(source);
    if (group !== undefined && isWhole(access, domain, source.size)) joined.add(group);
  }
  // Not element by element as well: then it must lie in memory first, unless it can be computed here.
  for (const read of reads) {
    const group = groups.get(read.node);
    if (group !== undefined && !isWhole(read.access, read.domain, read.node.size)) {
      joined.delete(group);
      if (!inline(fusion, group, node, read, reads)) close(fusion, group);
    }
  }
  let merged: Group = { domain, members: new Set(), weight: weightOf(fusion, node, reads) };
  for (const group of joined) {
    const both = merge(merged, group);
    if (both === undefined) close(fusion, group);
    else merged = both;
  }
  merged.members.add(node);
  for (const member of [...merged.members, ...ownNodes(merged)]) groups.set(member, merged);
  for (const { node: source } of reads)
    if (groups.get(source) !== merged && !inlined.has(source)) store(fusion, source);
}

/**
 * What a node reads, and the domain that all of it has in common. A view that strides cannot look through, or not over
 * the same axes as the others, is stored first: before its reader joins a group, for the store may close that group.
 */
function settleReads(
  fusion: Fusion,
  node: Node,
  definition: MapDefinition,
): { readonly reads: readonly Resolved[]; readonly domain: Shape } {
  for (;;) {
    const reads = readsOfMap(fusion, definition, node.inputs);
    const open = reads.find((read) => !stays(fusion, read.node));
    if (open !== undefined) {
      store(fusion, open.node);
      continue;
    }
    let domain: Shape = node.shape;
    const misfit = reads.findIndex((read) => {
      const common = commonRefinement(domain, read.domain);
      domain = common ?? domain;
      return common === undefined;
    });
    if (misfit < 0) return { reads, domain };
    store(fusion, node.inputs[misfit]!);
  }
}

/** Makes sure that a node lies in memory when the next kernel runs. */
function store(fusion: Fusion, node: Node): void {
  if (isStored(fusion, node)) return;
  const group = fusion.groups.get(node);
  if (group !== undefined) {
    close(fusion, group);
    return;
  }
  // A view that is needed as it is.
  add(fusion, node);
  close(fusion, fusion.groups.get(node)!, node);
}

/** Makes a kernel of a group: what something else needs of it is stored, and `wanted`. */
function close(fusion: Fusion, group: Group, wanted?: Node): void {
  const { roots, consumers, readers, groups, kernels, stored } = fusion;
  const inside = [...ownNodes(group), ...group.members].sort((a, b) => a.id - b.id);
  for (const node of inside) groups.delete(node);
  const needed = inside.filter(
    (node) =>
      node === wanted ||
      roots.has(node) ||
      [...(consumers.get(node) ?? readers.get(node)!)].some((reader) => !group.members.has(reader)),
  );
  const { reads, values } = formulasOf(fusion, group);
  const results = needed.map((node) => ({ node, value: values.get(node)! }));
  const body = { domain: group.domain, reads, results };
  for (const node of needed) stored.add(node);
  const { base } = group;
  if (base === undefined) kernels.push({ kind: "map", body });
  else if (base.kind === "contract" && isPacked(base) && isHeavy(body, base)) {
    const own = { ...body, results: results.filter(({ node }) => node !== base.node) };
    kernels.push({ kind: "based", base, body: plainBody(base.node) }, { kind: "map", body: own });
    stored.add(base.node);
  } else kernels.push({ kind: "based", base, body });
}

/** A base's own value and nothing else. */
function plainBody(node: Node): Body {
  const domain = node.shape;
  return {
    domain,
    reads: [{ node, access: contiguous(domain) }],
    results: [{ node, value: arg(0, node.dtype) }],
  };
}
