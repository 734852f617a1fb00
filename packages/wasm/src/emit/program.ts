import type { Program } from "@titrate/tensor";
import { i32 } from "../assembler/code.ts";
import { buildFunction, type FunctionBuilder } from "../assembler/function.ts";
import { assembleModule, type ModuleFunction } from "../assembler/module.ts";
import { hasFusedMultiplyAdd } from "../fused.ts";
import { type Kernel, readsOf, writesOf } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import type { EntryPlan } from "../plan/entry.ts";
import type { EntryLayout, Layout } from "../plan/layout.ts";
import type { Place } from "./address.ts";
import type { KernelEmitter } from "./block.ts";
import { createConstantPool } from "./constants.ts";
import type { IndexSite } from "./indexed.ts";
import { emitKernel, isSmall } from "./kernel.ts";
import { kernelKey } from "./kernel-key.ts";
import { lanesOf } from "./lanes.ts";
import { emitRun, emitStep, type PlacedKernel } from "./step.ts";

/** A program as a module, and what its host must know of it. */
export interface EmittedProgram {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the number of a failing site means. */
  readonly sites: readonly IndexSite[];
  readonly functions: number;
}

/** Functions are numbered as they are added. */
export interface FunctionTable {
  add(fn: ModuleFunction): number;
  /** The function that was made for a key before, else a new one. */
  share(key: string, make: () => ModuleFunction): number;
}

function createFunctionTable(): FunctionTable & { readonly functions: readonly ModuleFunction[] } {
  const functions: ModuleFunction[] = [];
  const byKey = new Map<string, number>();
  const add = (fn: ModuleFunction): number => functions.push(fn) - 1;
  return {
    functions,
    add,
    share(key, make) {
      const number = byKey.get(key) ?? add(make());
      byKey.set(key, number);
      return number;
    },
  };
}

/** The exported function that runs an entry. */
export const runName = (entry: number): string => `run${entry}`;

export function emitProgram(
  program: Program,
  plans: readonly EntryPlan[],
  layout: Layout,
  wide: boolean,
): EmittedProgram {
  const table = createFunctionTable();
  const sites: IndexSite[] = [];
  const shared = {
    constants: createConstantPool(program.precision, layout.pool.address, layout.pool.capacity),
    lanes: lanesOf(program.precision),
    wide,
    fused: program.numerics === "fast" && hasFusedMultiplyAdd(),
    checks: { address: layout.failure, add: (site: IndexSite) => sites.push(site) - 1 },
  };

  for (const [i, plan] of plans.entries()) {
    const entry = layout.entries[i]!;
    const addresses = addressesOf(plan, entry, layout);
    const place = (kernel: Kernel, fn: FunctionBuilder): PlacedKernel =>
      placeKernel(kernel, fn, addresses, entry.scratch.get(kernel), shared, table);
    const step = emitStep(plan, entry, layout, addresses, shared, place, table);
    const stepIndex = table.add(step);
    table.add({ ...emitRun(plan, entry, layout, stepIndex, shared.lanes.bytes), exportName: runName(i) });
  }
  const data = [{ address: layout.pool.address, bytes: shared.constants.bytes() }];
  return {
    bytes: assembleModule(table.functions, data, layout.pages),
    sites,
    functions: table.functions.length,
  };
}

export type SharedEmitter = Pick<KernelEmitter, "constants" | "lanes" | "checks" | "wide" | "fused">;

/** The address of each node of an entry. */
function addressesOf(
  { inPlace }: EntryPlan,
  { places }: EntryLayout,
  { kept }: Pick<Layout, "kept">,
): (node: Node) => number {
  return (node) => {
    const at = places.get(node) ?? kept.get(inPlace.get(node) ?? node);
    if (at === undefined) throw new Error(`no place for ${node.tensor.op} ${node.id}`);
    return at;
  };
}

/** A small kernel stands in the step itself, unrolled, with constant addresses; others are functions of addresses. */
function placeKernel(
  kernel: Kernel,
  step: FunctionBuilder,
  address: (node: Node) => number,
  scratch: number | undefined,
  shared: SharedEmitter,
  table: FunctionTable,
): PlacedKernel {
  if (isSmall(kernel, shared.lanes)) {
    // A local for the 0 that addresses are added to: neighbours then have one and the same.
    const base = step.hoist("zero", "i32", () => i32(0));
    const place = (node: Node): Place => ({ base, offset: address(node) });
    return { code: emitKernel(kernel, { ...shared, fn: step, unrolled: true, place }) };
  }
  const nodes = [...new Set([...readsOf(kernel), ...writesOf(kernel)])];
  const given = [...nodes.map(address), ...(scratch === undefined ? [] : [scratch])];
  const returns = kernel.kind === "indexed";
  const index = table.share(kernelKey(kernel), () => {
    const fn = buildFunction(given.length);
    const bases = new Map(nodes.map((node, i) => [node, fn.parameters[i]!]));
    const place = (node: Node): Place => ({ base: bases.get(node)!, offset: 0 });
    const working = scratch === undefined ? {} : { scratch: fn.parameters.at(-1)! };
    const code = emitKernel(kernel, { ...shared, ...working, fn, unrolled: false, place });
    return { parameters: given.length, returns, body: fn.finish(returns ? [code, i32(0)] : code) };
  });
  return { code: [], called: { index, addresses: given, returns } };
}
