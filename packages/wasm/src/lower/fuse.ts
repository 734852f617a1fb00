import { arg, constant, integer, type Precision, type Scalar } from "@titrate/numeric";
import type { Access, Definition, Shape } from "@titrate/tensor";
import { commonRefinement, compose, contiguous, isWhole, refine, sameAccess, sizeOf } from "./access.ts";
import { effectiveConsumers } from "./consumers.ts";
import type { Base, Body, Formula, Kernel, Piece, Read } from "./kernel.ts";
import type { Node } from "./node.ts";
import { operandOf } from "./operand.ts";
import { isHeavy, isPacked } from "./product.ts";
import { isView, type Resolved, resolve } from "./resolve.ts";
import type { MapDefinition } from "./simplify.ts";
import { substitute } from "./substitute.ts";

/** So that no function outgrows what an engine compiles well. */
const mostMembers = 200;

/** Kernels that are still growing: element-wise nodes of one size, after the base that they continue, if any. */
interface Group {
  base?: Base;
  /** The common refinement of its members' domains. */
  domain: Shape;
  readonly members: Set<Node>;
}

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
  const kernels: Kernel[] = [];
  const rootSet = new Set(roots);
  const { order, consumers, readers } = effectiveConsumers(roots, precision);
  const groups = new Map<Node, Group>();
  const stored = new Set<Node>();
  /** Formulas that are computed where they are read, by the one node that reads them. */
  const inlined = new Map<Node, { readonly formula: Formula; readonly domain: Shape }>();
  const isStored = (node: Node): boolean => stored.has(node) || isGiven(node);
  /** Is in memory, or will be. */
  const stays = (node: Node): boolean => isStored(node) || groups.has(node) || inlined.has(node);

  for (const node of order) if (needsKernel(node)) add(node);
  for (const root of roots) store(root);
  return kernels;

  /** A view that nothing but views and readers by strides use costs nothing. */
  function needsKernel(node: Node): boolean {
    return !isGiven(node) && consumers.has(node);
  }

  function add(node: Node): void {
    const { definition } = node;
    switch (definition.kind) {
      case "map":
        addMap(node, definition);
        return;
      case "reduce": {
        const { domain: kept, combine } = definition;
        const walked = [...kept, ...definition.over];
        // The reduced axes may be split, as a window is into its rows and columns; the others are the node's.
        const fits = (finer: Shape): boolean => sameLengths(finer.slice(0, kept.length), kept);
        const { formula: input, domain } = absorb(node, node.inputs[0]!, definition.read, walked, fits);
        const over = domain.slice(kept.length);
        open({
          base: { kind: "reduce", node, input, over, combine },
          domain: node.shape,
          members: new Set(),
        });
        return;
      }
      case "contract": {
        const [left, right] = node.inputs as [Node, Node];
        const { depth } = definition;
        const [rows, columns] = [node.shape.at(-2)!, node.shape.at(-1)!];
        const batch = node.shape.slice(0, -2);
        const base: Base = {
          kind: "contract",
          node,
          rows,
          columns,
          depth,
          left: operandOf(left, [...batch, rows, depth], "left", precision, stays),
          right: operandOf(right, [...batch, depth, columns], "right", precision, stays),
        };
        for (const operand of [base.left, base.right]) store(operand.node);
        open({ base, domain: node.shape, members: new Set() });
        return;
      }
      case "place": {
        const { fill, accumulate } = definition;
        const pieces = definition.pieces.map(({ domain, write }, i): Piece => {
          const same = (finer: Shape): boolean => sameLengths(finer, domain);
          const { formula } = absorb(node, node.inputs[i]!, contiguous(domain), domain, same);
          return { ...formula, domain, write };
        });
        kernels.push({ kind: "place", node, fill, accumulate, pieces });
        stored.add(node);
        return;
      }
      case "gather":
      case "scatter":
        for (const input of node.inputs) store(input);
        kernels.push({ kind: "indexed", node });
        stored.add(node);
        return;
      case "given":
      case "fill":
      case "data":
        return;
    }
  }

  function open(group: Group): void {
    groups.set(group.base!.node, group);
  }

  function addMap(node: Node, definition: MapDefinition): void {
    for (const input of node.inputs) if (isSharedView(input)) add(input);
    const reads = readsOfMap(definition, node.inputs);
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
        if (!inline(group, node, read, reads)) close(group);
      }
    }
    const own = reads.reduce<Shape | undefined>(
      (domain, read) => domain && commonRefinement(domain, read.domain),
      node.shape,
    );
    let merged: Group = { domain: own ?? node.shape, members: new Set() };
    for (const group of joined) {
      const both = merge(merged, group);
      if (both === undefined) close(group);
      else merged = both;
    }
    merged.members.add(node);
    for (const member of [...merged.members, ...(merged.base ? [merged.base.node] : [])])
      groups.set(member, merged);
    for (const { node: source } of reads)
      if (groups.get(source) !== merged && !inlined.has(source)) store(source);
  }

  /**
   * Whether a view is read several times and is the only way to what is behind it, which is still growing: then it is a
   * value of its own, computed once for all that read it.
   */
  function isSharedView(node: Node): boolean {
    if (stays(node) || !isView(node, precision) || readers.get(node)!.size < 2) return false;
    let behind = node;
    while (isView(behind, precision) && !stays(behind)) {
      if (behind !== node && readers.get(behind)!.size > 1) return false;
      behind = behind.inputs[0]!;
    }
    const group = groups.get(behind);
    return (
      group !== undefined && group.base === undefined && isOnlyFor(group, (reader) => isBehind(reader, node))
    );
  }

  /** Whether a node is a view through which, and through which alone, `view` looks. */
  function isBehind(node: Node, view: Node): boolean {
    if (node === view) return true;
    return (
      isView(node, precision) &&
      !rootSet.has(node) &&
      [...readers.get(node)!].every((reader) => isBehind(reader, view))
    );
  }

  /** Takes a group's formula into the one node that reads it, in another order but each element once. */
  function inline(group: Group, reader: Node, read: Resolved, reads: readonly Resolved[]): boolean {
    const isOnce =
      sizeOf(read.domain) === read.node.size &&
      reads.filter((other) => groups.get(other.node) === group).length === 1;
    if (!isOnce || absorbed(group, reader, read) === undefined) return false;
    const { reads: own, values } = formulasOf(group);
    for (const member of group.members) groups.delete(member);
    inlined.set(read.node, { formula: { reads: own, value: values.get(read.node)! }, domain: group.domain });
    return true;
  }

  function merge(a: Group, b: Group): Group | undefined {
    if (a.base !== undefined && b.base !== undefined) return undefined;
    if (a.members.size + b.members.size > mostMembers) return undefined;
    const base = a.base ?? b.base;
    const domain = commonRefinement(a.domain, b.domain);
    if (domain === undefined) return undefined;
    // The loops of a product run over its own rows and columns.
    if (base?.kind === "contract" && !sameLengths(domain, base.node.shape)) return undefined;
    return { ...(base && { base }), domain, members: new Set([...a.members, ...b.members]) };
  }

  /** Makes sure that a node lies in memory when the next kernel runs. */
  function store(node: Node): void {
    if (isStored(node)) return;
    const group = groups.get(node);
    if (group !== undefined) {
      close(group);
      return;
    }
    // A view that is needed as it is.
    add(node);
    close(groups.get(node)!, node);
  }

  function close(group: Group, wanted?: Node): void {
    const inside = [...(group.base ? [group.base.node] : []), ...group.members].sort((a, b) => a.id - b.id);
    for (const node of inside) groups.delete(node);
    const needed = inside.filter(
      (node) =>
        node === wanted ||
        rootSet.has(node) ||
        [...(consumers.get(node) ?? readers.get(node)!)].some((reader) => !group.members.has(reader)),
    );
    const { reads, values } = formulasOf(group);
    const results = needed.map((node) => ({ node, value: values.get(node)! }));
    const body = { domain: group.domain, reads, results };
    for (const node of needed) stored.add(node);
    const { base } = group;
    if (base === undefined) kernels.push({ kind: "map", body });
    else if (base.kind === "contract" && isPacked(base) && isHeavy(body, base)) {
      kernels.push({ kind: "based", base, body: plainBody(base.node) }, { kind: "map", body });
      stored.add(base.node);
    } else kernels.push({ kind: "based", base, body });
  }

  /** The formulas of all members over the group's domain, and what they read together. */
  function formulasOf(group: Group): { reads: Read[]; values: Map<Node, Scalar> } {
    const reads: Read[] = [];
    const values = new Map<Node, Scalar>();
    if (group.base) values.set(group.base.node, readArg(reads, group.base.node, contiguous(group.domain)));
    for (const member of [...group.members].sort((a, b) => a.id - b.id)) {
      const definition = member.definition as MapDefinition;
      const args = readsOfMap(definition, member.inputs, group).map(({ node, access, domain }) => {
        if (node.definition.kind === "fill") return fillOf(node);
        const formula = inlined.get(node);
        if (formula !== undefined) {
          const through = formula.formula.reads.map((read) => {
            const composed = compose(access, domain, read.access, formula.domain)!;
            return readArg(reads, read.node, refine(composed, domain, group.domain));
          });
          return substitute(formula.formula.value, through);
        }
        const inGroup = values.get(node);
        if (inGroup !== undefined && isWhole(access, domain, node.size)) return inGroup;
        return readArg(reads, node, refine(access, domain, group.domain));
      });
      values.set(member, definition.apply(precision, ...args));
    }
    return { reads, values };
  }

  /** What a map reads of its inputs, looking through views up to what is stored or growing. */
  function readsOfMap(definition: MapDefinition, inputs: readonly Node[], group?: Group): Resolved[] {
    return inputs.map((input, i) => {
      const { domain, reads } = definition;
      if (input.definition.kind === "fill") return { node: input, access: reads[i]!, domain };
      const ends = (node: Node): boolean => stays(node) || group?.members.has(node) === true;
      return resolve(input, reads[i]!, domain, precision, ends);
    });
  }

  /** The formula behind a node, over what reads it, if `reader` alone does; else a read of its memory. */
  function absorb(
    reader: Node,
    node: Node,
    access: Access,
    domain: Shape,
    fits: (finer: Shape) => boolean,
  ): { formula: Formula; domain: Shape } {
    const seen = resolve(node, access, domain, precision, stays);
    const read = fits(seen.domain) ? seen : { node, access, domain };
    if (read.node.definition.kind === "fill")
      return { formula: { reads: [], value: fillOf(read.node) }, domain: read.domain };
    const group = groups.get(read.node);
    const formula = group && absorbed(group, reader, read);
    if (formula !== undefined) {
      for (const member of group!.members) groups.delete(member);
      return { formula, domain: read.domain };
    }
    store(read.node);
    const value = arg(0, read.node.dtype);
    return { formula: { reads: [{ node: read.node, access: read.access }], value }, domain: read.domain };
  }

  function absorbed(group: Group, reader: Node, { node, access, domain }: Resolved): Formula | undefined {
    if (group.base !== undefined || !isOnlyFor(group, (other) => isBehind(other, reader))) return undefined;
    const { reads, values } = formulasOf(group);
    const moved: Read[] = [];
    for (const read of reads) {
      const through = compose(access, domain, read.access, group.domain);
      if (through === undefined) return undefined;
      moved.push({ node: read.node, access: through });
    }
    return { reads: moved, value: values.get(node)! };
  }

  /** Whether nothing but a group's own members, and readers that `isOwn` accepts, read it. */
  function isOnlyFor({ members }: Group, isOwn: (reader: Node) => boolean): boolean {
    return [...members].every(
      (member) =>
        !rootSet.has(member) &&
        [...readers.get(member)!].every((reader) => members.has(reader) || isOwn(reader)),
    );
  }
}

/** Lies in memory before the first kernel, or is no memory at all. */
export function isGiven({ definition: { kind } }: Node): boolean {
  return kind === "given" || kind === "data" || kind === "fill";
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

/** The argument that stands for a read; equal reads are one. */
function readArg(reads: Read[], node: Node, access: Access): Scalar {
  const known = reads.findIndex((read) => read.node === node && sameAccess(read.access, access));
  if (known >= 0) return arg(known, node.dtype);
  reads.push({ node, access });
  return arg(reads.length - 1, node.dtype);
}

/** A constant as a formula. */
function fillOf({ definition, dtype }: Node): Scalar {
  const { value } = definition as Extract<Definition, { kind: "fill" }>;
  if (dtype === "float") return constant(value);
  return dtype === "int" ? integer(value) : integer(value).ne(0);
}

const sameLengths = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((n, i) => n === b[i]);
