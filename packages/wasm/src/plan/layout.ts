import { type DType, type Program, sizeOf } from "@titrate/tensor";
import { scratchBytes } from "../emit/kernel.ts";
import { type Lanes, lanesOf } from "../emit/lanes.ts";
import { bytesOf } from "../emit/vectors.ts";
import { type Kernel, readsOf, writesOf } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import type { EntryPlan } from "./entry.ts";
import { aligned, type Block, packBlocks } from "./memory.ts";

/** Where everything lies in a session's memory, in bytes. Nothing is allocated later, and nothing moves. */
export interface Layout {
  /** Two ints: what `IndexChecks` leaves. */
  readonly failure: number;
  readonly pool: { readonly address: number; readonly capacity: number };
  /** What a call is fed and gives back, for as many steps as `EntryLayout.capacity` says. */
  readonly rows: number;
  readonly scalars: number;
  readonly outputs: number;
  readonly tables: ReadonlyMap<string, number>;
  /** State and constants. */
  readonly kept: ReadonlyMap<Node, number>;
  readonly entries: readonly EntryLayout[];
  readonly bytes: number;
  /** The memory that holds it, in pages of 64 KiB. */
  readonly pages: number;
}

export interface EntryLayout {
  /** Most steps of one call. */
  readonly capacity: number;
  /** What a step hands back, and how many bytes from its step's first it lies. */
  readonly outputs: readonly { readonly name: string; readonly node: Node; readonly offset: number }[];
  readonly outputBytes: number;
  /** What is computed, and inputs. Entries share this memory. */
  readonly places: ReadonlyMap<Node, number>;
  /** Working memory of kernels. */
  readonly scratch: ReadonlyMap<Kernel, number>;
  /** States that pass through another place on their way into a state. */
  readonly detours: ReadonlyMap<Node, number>;
  readonly arena: number;
}

/** Bytes of what one call is fed and gives back, where a single step does not need more. */
const callBytes = 2 ** 18;
const mostSteps = 4096;
const poolBytes = 2 ** 14;
/** Not at 0, which is where a wrong address would write first. */
const failure = 16;
const overread = 64;
const pageBytes = 65536;

export function layOut(program: Program, states: readonly Node[], plans: readonly EntryPlan[]): Layout {
  const emitter = { lanes: lanesOf(program.precision) };
  const bytes = (dtype: DType, size: number): number => aligned(bytesOf(dtype, emitter) * size);
  let next = aligned(failure + 8);
  const take = (size: number): number => {
    const address = next;
    next = aligned(next + size);
    return address;
  };
  const pool = { address: take(poolBytes), capacity: poolBytes };
  const steps = plans.map((plan) => {
    let outputBytes = 0;
    const handed = plan.outputs.map(({ name, node }) => {
      const offset = outputBytes;
      outputBytes += bytes(node.dtype, node.size);
      return { name, node, offset };
    });
    const perStep = plan.batch * 4 + plan.scalars.length * emitter.lanes.bytes + outputBytes;
    const capacity = Math.max(1, Math.min(mostSteps, Math.floor(callBytes / Math.max(1, perStep))));
    return { capacity, outputs: handed, outputBytes };
  });
  const most = (size: (plan: EntryPlan, i: number) => number): number => Math.max(0, ...plans.map(size));
  const rows = take(most(({ batch }, i) => batch * 4 * steps[i]!.capacity));
  const scalars = take(most((plan, i) => plan.scalars.length * emitter.lanes.bytes * steps[i]!.capacity));
  const outputs = take(most((_, i) => steps[i]!.outputBytes * steps[i]!.capacity));

  const kept = new Map<Node, number>();
  for (const state of states) kept.set(state, take(bytes(state.dtype, state.size)));
  for (const plan of plans)
    for (const node of nodesInMemory(plan))
      if (isConstant(node) && !kept.has(node)) kept.set(node, take(bytes(node.dtype, node.size)));

  const arenas = plans.map((plan) => packEntry(plan, kept, bytes, emitter.lanes));
  const arena = take(Math.max(0, ...arenas.map(({ size }) => size)));
  const entries = plans.map((_, i): EntryLayout => {
    const { places, detours, scratch, size } = arenas[i]!;
    const from = <Key>(map: ReadonlyMap<Key, number>): Map<Key, number> =>
      new Map([...map].map(([key, offset]) => [key, arena + offset]));
    return {
      ...steps[i]!,
      places: from(places),
      detours: from(detours),
      scratch: from(scratch),
      arena: size,
    };
  });
  const tables = new Map(
    program.tables.map(({ name, rows: count, shape, dtype }) => [
      name,
      take(bytes(dtype, count * sizeOf(shape))),
    ]),
  );
  // A panel's last vectors may be read beyond a product's last column: there is memory behind everything.
  const end = next + overread;
  return {
    failure,
    pool,
    rows,
    scalars,
    outputs,
    tables,
    kept,
    entries,
    bytes: end,
    pages: Math.ceil(end / pageBytes),
  };
}

const isConstant = ({ definition: { kind } }: Node): boolean => kind === "fill" || kind === "data";

/** All that kernels, outputs and copies read or write in memory. */
function nodesInMemory({ kernels, outputs, stores, copies, rows, scalars }: EntryPlan): Set<Node> {
  return new Set([
    ...rows.map(({ node }) => node),
    ...scalars,
    ...kernels.flatMap((kernel) => [...readsOf(kernel), ...writesOf(kernel)]),
    ...[...outputs, ...stores].map(({ node }) => node),
    ...copies.map(({ value }) => value),
  ]);
}

interface PackedEntry {
  readonly places: Map<Node, number>;
  readonly detours: Map<Node, number>;
  readonly scratch: Map<Kernel, number>;
  readonly size: number;
}

/** Offsets within the arena: each node from its kernel to its last reader. */
function packEntry(
  plan: EntryPlan,
  kept: ReadonlyMap<Node, number>,
  bytes: (dtype: DType, size: number) => number,
  lanes: Lanes,
): PackedEntry {
  const end = plan.kernels.length;
  const lives = new Map<Node, { from: number; to: number }>();
  const use = (node: Node, moment: number): void => {
    const life = lives.get(node);
    if (life === undefined) lives.set(node, { from: moment, to: moment });
    else life.to = Math.max(life.to, moment);
  };
  // Inputs may be fed once for many steps: they are never overwritten.
  for (const node of [...plan.rows.map(({ node }) => node), ...plan.scalars])
    lives.set(node, { from: 0, to: end });
  for (const [moment, kernel] of plan.kernels.entries())
    for (const node of [...readsOf(kernel), ...writesOf(kernel)]) use(node, moment);
  for (const { node } of [...plan.outputs, ...plan.stores]) use(node, end);
  for (const { value } of plan.copies) use(value, end);

  const own = [...lives].filter(([node]) => !kept.has(node) && !plan.inPlace.has(node));
  const isState = (node: Node): boolean => kept.has(node) && !isConstant(node);
  const passing = plan.copies.filter(({ value }) => isState(value)).map(({ value }) => value);
  const blocks: Block[] = [
    ...own.map(([node, life]) => ({ bytes: bytes(node.dtype, node.size), ...life })),
    ...passing.map((node) => ({ bytes: bytes(node.dtype, node.size), from: end, to: end })),
  ];
  const working = plan.kernels
    .map((kernel, moment) => ({
      kernel,
      bytes: aligned(scratchBytes(kernel, lanes)),
      from: moment,
      to: moment,
    }))
    .filter((block) => block.bytes > 0);
  const { offsets, size } = packBlocks([...blocks, ...working]);
  return {
    places: new Map(own.map(([node], i) => [node, offsets[i]!])),
    detours: new Map(passing.map((node, i) => [node, offsets[own.length + i]!])),
    scratch: new Map(working.map(({ kernel }, i) => [kernel, offsets[blocks.length + i]!])),
    size,
  };
}
