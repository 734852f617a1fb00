import { bytesPer, type Program, results, schedule, type Tensor } from "@titrate/tensor";
import { compile, lower } from "./compile.ts";
import { isSmall, scratchBytes } from "./emit/kernel.ts";
import { lanesOf } from "./emit/lanes.ts";
import { isComputed, type KernelReport, reportKernel } from "./kernel-report.ts";
import { writesOf } from "./lower/kernel.ts";
import type { Node } from "./lower/node.ts";
import type { EntryPlan } from "./plan/entry.ts";
import type { Layout } from "./plan/layout.ts";
import { aligned } from "./plan/memory.ts";
import { wideVectors } from "./wide.ts";

/** What the compiler made of a program. Plain data. */
export interface ProgramReport {
  /** Whether products use vectors of 32 bytes on this machine, which changes no bit. */
  readonly wideVectors: "on" | "off";
  readonly entries: readonly EntryReport[];
  readonly memory: MemoryReport;
  readonly module: { readonly bytes: number; readonly functions: number };
  /** From the graph to a module that the host has taken. */
  readonly compileMilliseconds: number;
}

export interface EntryReport {
  readonly name: string;
  /** Rows a step. */
  readonly batch: number;
  readonly ops: { readonly written: number; readonly simplified: number };
  /** In the order in which they run. */
  readonly kernels: readonly KernelReport[];
}

/** A session's memory in bytes. It is taken once, and neither grows nor moves. */
export interface MemoryReport {
  readonly bytes: number;
  readonly regions: readonly MemoryRegion[];
}

export interface MemoryRegion {
  readonly name: string;
  readonly bytes: number;
  /** What is in it would take so much if nothing shared a place. */
  readonly unshared?: number;
}

export interface ReportOptions {
  /** A clock, in milliseconds. */
  readonly now: () => number;
  /** The part of a config that a tensor is made for: `layer "hidden"`. */
  readonly partOf?: (tensor: Tensor) => string | undefined;
}

/** Compiles a valid program that nothing keeps from being compiled, and tells how. */
export function reportProgram(program: Program, options: ReportOptions): ProgramReport {
  const { now, partOf = () => undefined } = options;
  const wide = wideVectors(); // is found out once, which is no part of compiling
  const start = now();
  const { plans, layout, states, bytes, functions } = compile(program, lower(program));
  const compileMilliseconds = now() - start;
  const lanes = lanesOf(program.precision);
  return {
    wideVectors: wide,
    entries: plans.map((plan): EntryReport => {
      const context = {
        precision: program.precision,
        written: new Set(plan.kernels.flatMap(writesOf)),
        isUnrolled: (kernel: EntryPlan["kernels"][number]) => isSmall(kernel, lanes),
        partOf,
      };
      return {
        name: plan.name,
        batch: plan.batch,
        ops: {
          written: schedule(results(program.entries[plan.name]!)).filter(isComputed).length,
          simplified: opsOf(plan),
        },
        kernels: plan.kernels.map((kernel) => reportKernel(kernel, context)),
      };
    }),
    memory: memoryOf(program, layout, states),
    module: { bytes, functions },
    compileMilliseconds,
  };
}

/** Ops that are left of an entry. */
function opsOf({ outputs, stores, copies, inPlace }: EntryPlan): number {
  const reached = new Set([
    ...[...outputs, ...stores].map(({ node }) => node),
    ...copies.map(({ value }) => value),
    ...inPlace.keys(),
  ]);
  for (const node of reached) for (const input of node.inputs) reached.add(input);
  return [...reached].filter(isComputed).length;
}

function memoryOf(
  { precision, tables }: Program,
  { kept, entries, pool, bytes }: Layout,
  states: readonly Node[],
): MemoryReport {
  const lanes = lanesOf(precision);
  const sum = (sizes: Iterable<number>): number => [...sizes].reduce((total, size) => total + size, 0);
  const of = ({ dtype, size }: Node): number => aligned(size * bytesPer(dtype, precision));
  const isState = new Set(states);
  const rowBytes = ({ shape, dtype }: Program["tables"][number]): number =>
    shape.reduce((size, length) => size * length, bytesPer(dtype, precision));
  const unshared = entries.map(({ places, detours, scratch }) =>
    sum([
      ...[...places.keys(), ...detours.keys()].map(of),
      ...[...scratch.keys()].map((kernel) => aligned(scratchBytes(kernel, lanes))),
    ]),
  );
  const regions: MemoryRegion[] = [
    { name: "tables", bytes: sum(tables.map((table) => aligned(table.rows * rowBytes(table)))) },
    { name: "state", bytes: sum(states.map(of)) },
    {
      name: "constants",
      bytes: pool.capacity + sum([...kept.keys()].filter((node) => !isState.has(node)).map(of)),
    },
    { name: "arena", bytes: Math.max(0, ...entries.map(({ arena }) => arena)), unshared: sum(unshared) },
  ];
  // What calls are fed and give back is all the rest.
  const rest = bytes - sum(regions.map((region) => region.bytes));
  return { bytes, regions: [...regions, { name: "call buffers", bytes: rest }] };
}
