import type { Precision } from "@titrate/numeric";
import type { Entry } from "@titrate/tensor";
import { isWhole } from "../lower/access.ts";
import { fuse } from "../lower/fuse.ts";
import { type Kernel, readsOf, writesOf } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import type { Simplifier } from "../lower/simplify.ts";

/** What one step of an entry does, in order: feed, kernels, outputs, copies. */
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
  const one = (tensor: Entry["scalars"][number]): Node => simplifier.nodes([tensor])[0]!;
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
  const results = [
    ...outputs.map(({ node }) => node),
    ...stores.map(({ node }) => node),
    ...updates.map(({ value }) => value),
  ];
  const kernels = fuse(results, precision);

  const inPlace = new Map<Node, Node>();
  const copies: { state: Node; value: Node }[] = [];
  const readAtEnd = new Set(results);
  for (const { state, value } of updates) {
    if (!inPlace.has(value) && !readAtEnd.has(state) && canReplace(state, value, kernels))
      inPlace.set(value, state);
    else copies.push({ state, value });
  }
  return { name, batch: entry.batch, rows, scalars, kernels, outputs, stores, inPlace, copies };
}

/**
 * Whether a value may be written over the old state: nothing needs the old one any more, but for the kernel that
 * writes, which reads each element before it writes it; and no step can fail after that.
 */
function canReplace(state: Node, value: Node, kernels: readonly Kernel[]): boolean {
  const place = kernels.findIndex((kernel) => writesOf(kernel).includes(value));
  const kernel = kernels[place];
  if (kernel === undefined || (kernel.kind !== "map" && kernel.kind !== "based")) return false;
  const later = kernels.slice(place + 1);
  if (later.some((other) => other.kind === "indexed" || readsOf(other).includes(state))) return false;
  const { reads, domain } = kernel.body;
  const own = reads.filter(({ node }) => node === state);
  const byElement = own.every(({ access }) => isWhole(access, domain, state.size));
  const inBody = own.length === readsOf(kernel).filter((node) => node === state).length;
  return byElement && inBody;
}
