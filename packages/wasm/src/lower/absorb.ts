import { arg } from "@titrate/numeric";
import { type Access, type Shape, sizeOf } from "@titrate/tensor";
import { compose } from "./access.ts";
import { type Fusion, fillOf, formulasOf, type Group, isShort, stays } from "./groups.ts";
import type { Formula, Read } from "./kernel.ts";
import type { Node } from "./node.ts";
import { isView, type Resolved, resolve } from "./resolve.ts";

// Computing a value where it is read, instead of storing it: for a reduction's or a placement's input, and for what is
// read in another order than it is written in.

/** The formula behind a node, over what reads it, if `reader` alone does; else a read of its memory. */
export function absorb(
  fusion: Fusion,
  reader: Node,
  node: Node,
  access: Access,
  domain: Shape,
  fits: (finer: Shape) => boolean,
  store: (node: Node) => void,
): { formula: Formula; domain: Shape } {
  const seen = resolve(node, access, domain, fusion.precision, (seen) => stays(fusion, seen));
  const read = fits(seen.domain) ? seen : { node, access, domain };
  if (read.node.definition.kind === "fill")
    return { formula: { reads: [], value: fillOf(read.node) }, domain: read.domain };
  const group = fusion.groups.get(read.node);
  const formula = group && absorbed(fusion, group, reader, read);
  if (formula !== undefined) {
    for (const member of group!.members) fusion.groups.delete(member);
    return { formula, domain: read.domain };
  }
  store(read.node);
  const value = arg(0, read.node.dtype);
  return { formula: { reads: [{ node: read.node, access: read.access }], value }, domain: read.domain };
}

/** Takes a group's formula into the one node that reads it, in another order but each element once. */
export function inline(
  fusion: Fusion,
  group: Group,
  reader: Node,
  read: Resolved,
  reads: readonly Resolved[],
): boolean {
  const isOnce =
    sizeOf(read.domain) === read.node.size &&
    reads.filter((other) => fusion.groups.get(other.node) === group).length === 1;
  if (!isOnce || absorbed(fusion, group, reader, read) === undefined) return false;
  const { reads: own, values } = formulasOf(fusion, group);
  for (const member of group.members) fusion.groups.delete(member);
  fusion.inlined.set(read.node, {
    formula: { reads: own, value: values.get(read.node)! },
    domain: group.domain,
  });
  return true;
}

/**
 * Whether a view is read several times and is the only way to what is behind it, which is still growing: then it is a
 * value of its own, computed once for all that read it.
 */
export function isSharedView(fusion: Fusion, node: Node): boolean {
  if (stays(fusion, node) || !isView(node, fusion.precision) || fusion.readers.get(node)!.size < 2)
    return false;
  let behind = node;
  while (isView(behind, fusion.precision) && !stays(fusion, behind)) {
    if (behind !== node && fusion.readers.get(behind)!.size > 1) return false;
    behind = behind.inputs[0]!;
  }
  const group = fusion.groups.get(behind);
  return (
    group !== undefined &&
    group.base === undefined &&
    isOnlyFor(fusion, group, (reader) => isBehind(fusion, reader, node))
  );
}

/** A group's formula over what reads it, where only `reader` does and strides can say where. */
function absorbed(
  fusion: Fusion,
  group: Group,
  reader: Node,
  { node, access, domain }: Resolved,
): Formula | undefined {
  if (
    group.base !== undefined ||
    !isShort(group) ||
    !isOnlyFor(fusion, group, (other) => isBehind(fusion, other, reader))
  )
    return undefined;
  const { reads, values } = formulasOf(fusion, group);
  const moved: Read[] = [];
  for (const read of reads) {
    const through = compose(access, domain, read.access, group.domain);
    if (through === undefined) return undefined;
    moved.push({ node: read.node, access: through });
  }
  return { reads: moved, value: values.get(node)! };
}

/** Whether nothing but a group's own members, and readers that `isOwn` accepts, read it. */
function isOnlyFor(
  { roots, readers }: Fusion,
  { members }: Group,
  isOwn: (reader: Node) => boolean,
): boolean {
  return [...members].every(
    (member) =>
      !roots.has(member) && [...readers.get(member)!].every((reader) => members.has(reader) || isOwn(reader)),
  );
}
/** Whether a node is a view through which, and through which alone, `view` looks. */
function isBehind(fusion: Fusion, node: Node, view: Node): boolean {
  if (node === view) return true;
  return (
    isView(node, fusion.precision) &&
    !fusion.roots.has(node) &&
    [...fusion.readers.get(node)!].every((reader) => isBehind(fusion, reader, view))
  );
}
