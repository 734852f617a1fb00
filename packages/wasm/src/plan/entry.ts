import type { Precision } from "@titrate/numeric";
import { type Entry, results, type Tensor } from "@titrate/tensor";
import { isWhole } from "../lower/access.ts";
import { fuse } from "../lower/fuse.ts";
import { type Kernel, readsOf, writesOf } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import type { Simplifier } from "../lower/simplify.ts";

/** What one step of an entry does, in order: feed, kernels, outputs, stores, copies. */
export interface EntryPlan {
  readonly name: string;
  readonly batch: number;
  readonly rows: readonly { readonly node: Node; readonly table: string }[];
  readonly scalars: readonly Node[];
  readonly kernels: readonly Kernel[];
  readonly outputs: readonly { readonly name: string; readonly node: Node }[];
  /** Values whose rows go into a table's, before any state changes. */
  readonly stores: readonly { readonly table: string; readonly node: Node }[];
  /** New values that are written where the state lies while they are computed. */
  readonly inPlace: ReadonlyMap<Node, Node>;
  /** New values that are copied into the state at the end. */
  readonly copies: readonly { readonly state: Node; readonly value: Node }[];
}

export function planEntry(
  name: string,
  entry: Entry,
  simplifier: Simplifier,
  precision: Precision,
): EntryPlan {
  const tensors = [
    ...entry.rows.map(({ tensor }) => tensor),
    ...entry.scalars,
    ...results(entry),
    ...entry.updates.map(({ state }) => state),
  ];
  const nodes = new Map(simplifier.nodes(tensors).map((node, i) => [tensors[i]!, node]));
  const one = (tensor: Tensor): Node => nodes.get(tensor)!;
  const rows = entry.rows.map(({ tensor, table }) => ({ node: one(tensor), table }));
  const scalars = entry.scalars.map(one);
  const outputs = Object.entries(entry.outputs).map(([output, tensor]) => ({
    name: output,
    node: one(tensor),
  }));
  const stores = (entry.stores ?? []).map(({ table, value }) => ({ table, node: one(value) }));
  const updates = entry.updates
    .map(({ state, value }) => ({ state: one(state), value: one(value) }))
    .filter(({ state, value }) => state !== value);
  const roots = [
    ...outputs.map(({ node }) => node),
    ...stores.map(({ node }) => node),
    ...updates.map(({ value }) => value),
  ];
  const kernels = fuse(roots, precision);

  const uses = usesOf(kernels);
  const inPlace = new Map<Node, Node>();
  const copies: { state: Node; value: Node }[] = [];
  const readAtEnd = new Set(roots);
  for (const { state, value } of updates) {
    if (!inPlace.has(value) && !readAtEnd.has(state) && canReplace(state, value, kernels, uses))
      inPlace.set(value, state);
    else copies.push({ state, value });
  }
  return { name, batch: entry.batch, rows, scalars, kernels, outputs, stores, inPlace, copies };
}

/** The places among the kernels that decide whether a state may be overwritten. */
interface Uses {
  /** The kernel that writes a node. */
  readonly writer: ReadonlyMap<Node, number>;
  /** The last kernel that reads it. */
  readonly lastReader: ReadonlyMap<Node, number>;
  /** The last kernel that can fail. */
  readonly lastIndexed: number;
}

function usesOf(kernels: readonly Kernel[]): Uses {
  const writer = new Map<Node, number>();
  const lastReader = new Map<Node, number>();
  for (const [place, kernel] of kernels.entries()) {
    for (const node of writesOf(kernel)) writer.set(node, place);
    for (const node of readsOf(kernel)) lastReader.set(node, place);
  }
  return { writer, lastReader, lastIndexed: kernels.findLastIndex(({ kind }) => kind === "indexed") };
}

/**
 * Whether a value may be written over the old state: nothing needs the old one any more, but for the kernel that
 * writes, which reads each element before it writes it; and no step can fail after that.
 */
function canReplace(
  state: Node,
  value: Node,
  kernels: readonly Kernel[],
  { writer, lastReader, lastIndexed }: Uses,
): boolean {
  const place = writer.get(value);
  if (place === undefined || lastIndexed > place || (lastReader.get(state) ?? -1) > place) return false;
  const kernel = kernels[place]!;
  if (kernel.kind !== "map" && kernel.kind !== "based") return false;
  const { reads, domain } = kernel.body;
  const own = reads.filter(({ node }) => node === state);
  const byElement = own.every(({ access }) => isWhole(access, domain, state.size));
  const inBody = own.length === readsOf(kernel).filter((node) => node === state).length;
  return byElement && inBody;
}
